import type { FleetView } from '../../tree/fleet-view.ts'
import { followedQuestions } from './followed-questions.ts'
import { labelsOf } from './vector.ts'
import type { GrafanaPanel } from '../questions/grafana-dashboard.ts'

/** The labels of what each panel’s queries give; nothing of a panel where some query’s are not known. */
export const panelLabels = (fleet: FleetView): ReadonlyMap<GrafanaPanel, ReadonlySet<string>> => {
  const byPanel = Map.groupBy(followedQuestions(fleet), ({ question }) => question.panel)
  return new Map(
    [...byPanel].flatMap(([panel, questions]) => {
      const followed = questions.flatMap((each) => each.followed)
      const isKnown = followed.every(({ vector, errors }) => vector && !vector.isOpen && errors.length === 0)
      const labels = followed.flatMap(({ vector }) => (vector ? labelsOf(vector) : []))
      return panel && isKnown ? [[panel, new Set(labels)] as const] : []
    }),
  )
}
