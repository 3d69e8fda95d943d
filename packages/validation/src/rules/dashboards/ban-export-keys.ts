import type { Rule } from '../rule/rule.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

const CONSEQUENCE: Readonly<Record<string, string>> = {
  id: 'Grafana takes it for that row of its database, which is another dashboard or none',
  version: 'Grafana takes the file for older than what it has, or writes it again on every round',
  gnetId: 'Grafana offers an update from a site that does not have this dashboard',
  iteration: 'it changes with every export and says nothing',
  snapshot: 'the dashboard shows what was once stored in it instead of asking',
  __inputs: 'only an import by hand asks for them: every query to ${DS_…} fails',
  __requires: 'only an import by hand reads it',
  __elements: 'only an import by hand reads it: its library panels stay empty',
}

export const banExportKeys: Rule = {
  id: 'ban-export-keys',
  summary: 'A dashboard says nothing of the Grafana that it was exported from: no id, version, inputs.',
  rationale:
    'They are for a person who imports a dashboard by hand. Provisioned from a file, an id is another Grafana’s row, and ${DS_PROMETHEUS} stays as it is, so that every panel fails.',
  fix: 'Take the key away. Name data sources by their uid.',
  check: inEachDashboard(({ value, model, location }) =>
    Object.entries(value as object).flatMap(([key, held]) =>
      Object.hasOwn(CONSEQUENCE, key) && held !== null
        ? [
            {
              location: location(key),
              message: `the dashboard ${model.title} holds ${key}, which belongs to the Grafana that it was exported from`,
              impact: CONSEQUENCE[key] ?? '',
              fix: `take ${key} away`,
            },
          ]
        : [],
    ),
  ),
}
