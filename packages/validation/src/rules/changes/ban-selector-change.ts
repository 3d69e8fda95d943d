import type { ChangeRule } from './change-rule.ts'
import { refusesChange, replaceSteps } from './refused-change.ts'

export const banSelectorChange: ChangeRule = {
  id: 'ban-selector-change',
  summary: 'A running controller keeps its selector.',
  rationale:
    'A controller finds its pods by its selector, which is immutable. Flux cannot apply the layer with a changed one, nor any later change of it.',
  fix: 'Keep the selector, give the controller a new name, or delete it once: its pods restart.',
  check: refusesChange({
    kinds: ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet'],
    fields: [['spec', 'selector']],
    fix: (changed, changes) => `keep the selector; or ${replaceSteps(changed, changes)}: its pods restart`,
  }),
}
