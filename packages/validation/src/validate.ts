import type { Finding } from '@fleet/model'
import type { RenderedTree } from './rendered-tree.ts'
import type { Breach } from './rule.ts'
import { RULES } from './rules/index.ts'
import { judgeShapes, VALID_OBJECT } from './schema/judge-shapes.ts'
import { fleetView } from './view/fleet-view.ts'
import { documentsOf } from './view/objects.ts'

/**
 * Judges the trees of all clusters together, by what is written in them alone. Files of findings are given from the
 * folder that holds the trees: `homelab/telemetry/loki.yaml`. Rules across objects speak only once every object has
 * the shape of its kind.
 */
export const validate = async (trees: readonly RenderedTree[]): Promise<readonly Finding[]> => {
  const misshapen = await judgeShapes(trees.flatMap(documentsOf))
  return misshapen.length > 0
    ? findingsOf(misshapen.map((breach) => ({ rule: VALID_OBJECT.id, breach })))
    : validateReferences(trees)
}

/**
 * All of it but the shapes, for objects whose types a compiler has already checked: what judges shapes takes longer to load than
 * everything else takes to run.
 */
export const validateReferences = async (trees: readonly RenderedTree[]): Promise<readonly Finding[]> => {
  const fleet = fleetView(trees)
  return findingsOf(RULES.flatMap(({ id, judge }) => judge(fleet).map((breach) => ({ rule: id, breach }))))
}

interface Judged {
  readonly rule: string
  readonly breach: Breach
}

/** What reads places is loaded only where there is one to read. */
const findingsOf = async (all: readonly Judged[]): Promise<Finding[]> => {
  if (all.length === 0) return []
  const { placeOf } = await import('./place-of.ts')
  return all.map(({ rule, breach: { at, what, consequence, mend } }) => ({
    rule,
    severity: 'error',
    place: placeOf(at),
    what,
    consequence,
    mend,
  }))
}
