import type { RuleDocs } from '../rule/rule.ts'

/** What is demanded of a person's settings. Nothing switches it off. */
export const validSettings: RuleDocs = {
  id: 'valid-settings',
  summary:
    'The file .fleet.yaml is a map of clusters, ignore, severities and suppressions. It has known keys and values, and names existing rules.',
  rationale: 'A misspelt key or rule changes nothing, and its author believes that it does.',
  fix: 'Correct the key or the value at the location of the finding.',
}
