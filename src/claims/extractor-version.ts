/** Version of the reading rules; stored with every derived row, to tell a change of rules from a change of text. */
export const extractorVersion = '3';
