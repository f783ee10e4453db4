/** Version of the reading rules; stored with every derived row, so that a change of rules is told from a change of text. */
export const extractorVersion = '1';
