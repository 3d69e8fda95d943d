import type { Finding } from '@fleet/model'
import type { SuppressionsFile } from './rules/suppressions/suppression.ts'
import { checkInSteps, type Step } from './rules/check-in-stages.ts'
import { checkManifests, validManifest } from './rules/valid-manifest.ts'
import type { RenderedTree } from './values/rendered-tree.ts'
import { violationsOf, type Stage } from './rules/rule/rule.ts'
import { RULES } from './rules/index.ts'
import { checkShapes, VALID_OBJECT } from './rules/valid-object.ts'
import { identicalIn, identicalTrees, checkIdentical } from './tree/identical-trees.ts'
import { fleetView, type FleetView } from './tree/fleet-view.ts'
import { once } from './values/once.ts'
import { documentsOf } from './tree/objects.ts'

/**
 * Checks the trees of all clusters together, by what is written in them alone. Files of findings are given from the
 * folder that holds the trees: `homelab/telemetry/loki.yaml`. Rules of sense speak only once everything has the shape
 * that its program demands, and of meaning once everything that is named exists.
 * @param suppressions where a person switched rules off; an error in there is a finding too
 */
export const validate = (
  trees: readonly RenderedTree[],
  suppressions: readonly SuppressionsFile[] = [],
): Promise<readonly Finding[]> => {
  const identical = once(() => identicalTrees(trees))
  const first: Step = {
    rules: [validManifest, VALID_OBJECT],
    check: async () => [
      ...checkManifests(trees).map((violation) => ({ rule: validManifest, violation })),
      ...checkIdentical(identicalIn(trees, identical()), (tree) => checkShapes(documentsOf(tree))).map(
        (violation) => ({
          rule: VALID_OBJECT,
          violation,
        }),
      ),
    ],
  }
  return checkInSteps([first, ...stepsOf(once(() => fleetView(trees, identical())))], suppressions)
}

const stepsOf = (fleet: () => FleetView): readonly Step[] =>
  (['shape', 'sense', 'meaning'] as const satisfies readonly Stage[]).map((stage) => {
    const rules = RULES.filter((rule) => (rule.stage ?? 'sense') === stage)
    return {
      rules,
      check: async () =>
        rules.flatMap((rule) =>
          violationsOf((report) => rule.check(fleet(), report)).map((violation) => ({ rule, violation })),
        ),
    }
  })
