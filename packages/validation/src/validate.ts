import type { Finding } from '@fleet/model'
import type { RenderedTree } from './rendered-tree.ts'
import type { Breach, Rule, Stage } from './rule.ts'
import { RULES } from './rules/index.ts'
import { judgeShapes, VALID_OBJECT } from './schema/judge-shapes.ts'
import { fleetView, type FleetView } from './view/fleet-view.ts'
import { documentsOf } from './view/objects.ts'

/**
 * Judges the trees of all clusters together, by what is written in them alone. Files of findings are given from the
 * folder that holds the trees: `homelab/telemetry/loki.yaml`. Rules of sense speak only once everything has the shape
 * that its program demands.
 */
export const validate = async (trees: readonly RenderedTree[]): Promise<readonly Finding[]> => {
  const misshapen = await judgeShapes(trees.flatMap(documentsOf))
  return misshapen.length > 0
    ? findingsOf(misshapen.map((breach) => ({ rule: VALID_OBJECT, breach })))
    : validateReferences(trees)
}

/**
 * All of it but the shapes of objects, for objects whose types a compiler has already checked: what judges shapes takes
 * longer to load than everything else takes to run.
 */
export const validateReferences = async (trees: readonly RenderedTree[]): Promise<readonly Finding[]> => {
  const fleet = fleetView(trees)
  const misshapen = judgedBy('shape', fleet)
  return findingsOf(misshapen.length > 0 ? misshapen : judgedBy('sense', fleet))
}

interface Judged {
  readonly rule: Pick<Rule, 'id' | 'severity'>
  readonly breach: Breach
}

const judgedBy = (stage: Stage, fleet: FleetView): readonly Judged[] =>
  RULES.filter((rule) => (rule.stage ?? 'sense') === stage).flatMap((rule) =>
    rule.judge(fleet).map((breach) => ({ rule, breach })),
  )

/** What reads places is loaded only where there is one to read. */
const findingsOf = async (all: readonly Judged[]): Promise<Finding[]> => {
  if (all.length === 0) return []
  const { placeOf } = await import('./place-of.ts')
  return all.map(({ rule: { id, severity = 'error' }, breach: { at, also, what, consequence, mend } }) => ({
    rule: id,
    severity,
    place: placeOf(at),
    ...(also && { also: also.map(placeOf) }),
    what,
    consequence,
    mend,
  }))
}
