/**
 * Lines that sites put around and into articles, in whole: labels of buttons, boxes and menus, notices. Gathered from
 * the rules of jusText, boilerpipe and trafilatura for such lines and from the templates of common publishing systems.
 */

/** Below such a line come links and notices; an article seldom goes on. */
export const closingLabels: readonly RegExp[] = [
  /^(?:the )?(?:most|more) (?:read|popular|viewed|shared|commented|watched|recent|discussed|emailed)\b.{0,40}$/i,
  /^(?:related|recommended|similar|popular|trending|latest|top|other|further|featured|promoted|sponsored|recent) (?:articles?|stor(?:y|ies)|topics?|content|news|coverage|links?|posts?|headlines?|videos?|items?|reading|tags?|now|today|searches|subjects)\b.{0,40}$/i,
  /^(?:related|recommended|trending|popular|sponsored|promoted|tags|topics|comments?|discussion|newsletters?|follow us|see also|share)\s*:?$/i,
  /^(?:recommended|suggested|picked|selected|more) for you\b.{0,20}$/i,
  /^more (?:on|from|in|about|news|stories|articles|like this|headlines|coverage)\b[^.!?]{0,60}$/i,
  /^(?:also (?:read|on|in|see)|up next|read next|what to read next|next up|read more|read also|also read|don['’]t miss|in case you missed it)\b[^.!?]{0,80}$/i,
  /^(?:you (?:may|might) (?:also )?(?:like|be interested in)|people also (?:read|like)|readers also|editors?['’]?s? (?:picks?|choice))\b.{0,40}$/i,
  /^(?:from|elsewhere|around) (?:the|on the) web\b.{0,40}$/i,
  /^\d[\d,.]* (?:comments?|shares?|replies)$|^(?:comments?|shares?|replies) ?\(\d+\)$/i,
  /^(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b.{0,40}$/i,
  /^(?:view|show|see|read|load|hide|join|start) (?:all |the |more )*(?:comments?|conversation|discussion|stories|articles)\b.{0,30}$/i,
  /^share (?:this|on|via|with|article|story)\b[^.!?]{0,50}[:.!]?$/i,
  /^(?:about(?: us| the author| the writer)?|contact(?: us)?|help|careers|jobs|advertise(?: with us)?|imprint|impressum|masthead|staff|accessibility|corrections policy|faq)$/i,
  /^(?:privacy|cookies?|terms|legal|data protection)(?: ?(?:&|and) ?\w+)?(?: ?(?:policy|notice|statement|settings|preferences|of (?:use|service|sale)|(?:and|&) conditions))?$/i,
  /^(?:site ?map|rss(?: feeds?)?|back to (?:the )?top|to the top|go to top|next (?:article|story|post)|previous (?:article|story|post)|all news|home ?page)\b.{0,20}$/i,
  /^(?:©|\(c\)|copyright\b|all rights reserved).{0,160}$/i,
  /^.{0,100}\ball rights reserved\.?.{0,100}$/i,
  /^(?:tags?|topics?|keywords|filed under|categories|posted in|tagged(?: with)?|labels)\s*:.{0,160}$/i,
  /^(?:subscribe|sign up|register)\b(?: (?:to|for|now|here|today|with)\b[^.]{0,120})?[.!]?$/i,
  /^(?:follow|like|join|find) us\b.{0,80}$/i,
  /^(?:get|receive) (?:the|our|your|all|daily|breaking)\b.{0,80}\b(?:newsletters?|inbox|alerts?|app|e-?mail)\b.{0,60}$/i,
];

/** Such a line means nothing wherever it stands. */
export const strayLabels: readonly RegExp[] = [
  /^(?:advertisement|advertising|ad|ads|anzeige|publicité|publicidad|sponsored|promoted|paid (?:content|post)|ad feedback|scroll to continue|remove ads)\s*:?$/i,
  /^(?:story|article|text|post) continues (?:below|after)\b.{0,40}$/i,
  /^continue reading(?: (?:below|the main story|after).{0,40})?$/i,
  /^(?:share|tweet|re-?tweet|e-?mail|print|facebook|twitter|x|whats ?app|linked ?in|reddit|pinterest|telegram|flipboard|messenger|instagram|you ?tube|tik ?tok|tumblr|sms|pocket|bluesky|threads|mastodon|copy (?:link|url)|link copied.?|save|save article|bookmark|gift(?: article)?|like|follow|following|reprints?|listen|play|pause|mute|watch|close|menu|open menu|main menu|search|log ?in|log ?out|sign ?in|sign ?out|my account|subscribe|register|loading.{0,3}|next|previous|prev|back|more|read more|view (?:gallery|all|image|photos)|see all|show more|gallery|enlarge(?: image)?|expand|full ?screen|video|videos|photos?|image|images|audio|transcript|toggle \w+|text size|font size|a a a|a\+|a-|cancel|submit|ok)\s*:?$/i,
  /^(?:skip|jump|go) to (?:the )?(?:main |primary |page )?(?:content|navigation|main|article|search|footer|menu)\b.{0,30}$/i,
  /^(?:share|e-?mail|print|save|send) (?:this|the|article|story|page|to)\b[^.!?]{0,50}$/i,
  /^(?:image|photo|picture|video|file|media) ?(?:source|copyright|credit|caption|by|:).{0,120}$/i,
  /^(?:file photo|file picture|getty images|reuters|afp|ap photo|shutterstock|istock|alamy)(?:[/ ,].{0,60})?$/i,
  /^\d{1,3}[ -]?(?:min(?:ute)?s?)[ -]?(?:read|to read|ago|listen)?\.?$/i,
  /^(?:reading time|time to read|listen to this (?:article|story)|this (?:article|story) is more than)\b.{0,60}$/i,
  /^(?:you are here|home|breaking news|breadcrumb)\s*[:/>»].{0,120}$/i,
  /^(?:read more|see more|see also|also read|read also|related|more|watch|watch now|listen)\s*[:>»|].{1,200}$/i,
  /^(?:click|tap) (?:here|to|on)\b.{0,100}$/i,
  /^this video (?:can ?not|cannot|is not) .{0,60}$/i,
];

/** Notices in whole sentences: about cookies, accounts, scripts, comments. */
export const noticeSentences: readonly RegExp[] = [
  /\bcookies?\b.{0,200}\b(?:experience|consent|accept|agree|polic(?:y|ies)|browser|settings|partners|analytics|personali[sz]e)\b/i,
  /\b(?:experience|consent|accept|agree|by (?:using|continuing)|browsing)\b.{0,200}\bcookies?\b/i,
  /\b(?:enable|turn on|requires?|disabled?|activate)\b.{0,40}\bjava ?script\b|\bjava ?script\b.{0,40}\b(?:disabled|enabled|required|off)\b/i,
  /\byour e-?mail address will not be (?:published|shared)\b|\brequired fields are marked\b/i,
  /\b(?:sign up|subscribe)\b.{0,120}\b(?:newsletters?|inbox|alerts|updates|today|now|unlimited)\b/i,
  /\b(?:newsletters?|daily briefing|morning briefing)\b.{0,80}\b(?:inbox|sign up|subscribe)\b/i,
  /\b(?:delivered|straight|sent|directly) (?:daily |directly |straight )?to your inbox\b/i,
  /\balready (?:a subscriber|have an account|a member|registered)\b|\byou have (?:\w+ )?(?:reached|used|read) (?:your|all)\b.{0,60}\b(?:limit|articles)\b/i,
  /\bprotected by recaptcha\b|\bgoogle privacy policy\b|\bterms of (?:service|use) (?:and|apply)\b/i,
  /\b(?:download|get) (?:the|our)\b.{0,40}\bapp\b/i,
  /\bnot responsible for the content of external (?:sites|links)\b|\bmay not be (?:published|reproduced|reprinted|republished)\b.{0,80}\b(?:broadcast|rewritten|redistributed|permission|prior|without)\b/i,
  /\bthis (?:site|website|page|browser)\b.{0,60}\b(?:no longer supported|outdated browser|uses cookies)\b|\b(?:outdated|unsupported) browser\b/i,
  /\bcomments? (?:are|is|on this (?:story|article) (?:are|is)) (?:now )?(?:closed|moderated|subject to)\b/i,
];
