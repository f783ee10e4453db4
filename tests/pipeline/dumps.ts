import { generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';

/** Six articles of three stories, the revisions of each on later days. */
export const articles = inOrderOfPublication(
  generateStories({ seed: 21, stories: 3, revisionsMin: 2, revisionsMax: 2, bytesPerArticle: 900 }),
);

/** The first three in one dump, all six in another. */
export const mondayDump = renderDump(articles.slice(0, 3), 'json-lines');
export const weekDump = renderDump(articles, 'header-blocks');
