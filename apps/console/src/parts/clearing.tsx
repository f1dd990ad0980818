/** What empties a field again: called by its Chinese name, which antd leaves in English. */
export const clearing = { clearIcon: <span role="img" aria-label="清除" className="clear-mark" /> };

/** The same for a list of choices, whose button has a name of its own. */
export const clearingChoice = { clearIcon: <span aria-hidden="true" className="clear-mark" />, label: '清除' };
