import type { Finding } from '@fleet/model'
import type { ExceptionsFile } from './rules/exceptions/exception.ts'
import { judgeInSteps, type Step } from './rules/judge-in-steps.ts'
import { judgeManifests, validManifest } from './rules/valid-manifest.ts'
import type { RenderedTree } from './values/rendered-tree.ts'
import type { Stage } from './rules/rule.ts'
import { RULES } from './rules/index.ts'
import { judgeShapes, VALID_OBJECT } from './rules/valid-object.ts'
import { alikeIn, alikeTrees, judgeAlike } from './tree/alike-trees.ts'
import { fleetView, type FleetView } from './tree/fleet-view.ts'
import { once } from './values/once.ts'
import { documentsOf } from './tree/objects.ts'

/**
 * Judges the trees of all clusters together, by what is written in them alone. Files of findings are given from the
 * folder that holds the trees: `homelab/telemetry/loki.yaml`. Rules of sense speak only once everything has the shape
 * that its program demands, and of meaning once everything that is named exists.
 * @param exceptions where a person switched rules off; a mistake in there is a finding too
 */
export const validate = (
  trees: readonly RenderedTree[],
  exceptions: readonly ExceptionsFile[] = [],
): Promise<readonly Finding[]> => {
  const alike = once(() => alikeTrees(trees))
  const first: Step = {
    rules: [validManifest, VALID_OBJECT],
    judge: async () => [
      ...judgeManifests(trees).map((breach) => ({ rule: validManifest, breach })),
      ...judgeAlike(alikeIn(trees, alike()), (tree) => judgeShapes(documentsOf(tree))).map((breach) => ({
        rule: VALID_OBJECT,
        breach,
      })),
    ],
  }
  return judgeInSteps([first, ...stepsOf(once(() => fleetView(trees, alike())))], exceptions)
}

const stepsOf = (fleet: () => FleetView): readonly Step[] =>
  (['shape', 'sense', 'meaning'] as const satisfies readonly Stage[]).map((stage) => {
    const rules = RULES.filter((rule) => (rule.stage ?? 'sense') === stage)
    return {
      rules,
      judge: async () => rules.flatMap((rule) => rule.judge(fleet()).map((breach) => ({ rule, breach }))),
    }
  })
