import { at } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import { changedBelow, changeText, inEachChanged, type ChangeRule } from './change-rule.ts'

export const banTargetNamespaceChange: ChangeRule = {
  id: 'ban-target-namespace-change',
  severity: 'warning',
  summary: 'A Kustomization keeps the namespace that it puts its objects in.',
  rationale:
    'In another namespace they are other objects. Flux creates them there and deletes the old ones, with claims that are not annotated `prune: disabled`.',
  fix: 'Keep the namespace, or annotate the claims, push, and copy their data after the change.',
  check: inEachChanged(['kustomize.toolkit.fluxcd.io/Kustomization'], (changed, report) => {
    const field = changedBelow(changed, ['spec', 'targetNamespace'])
    if (!field) return
    report({
      location: at(changed.after, ...field.path),
      message: `${nameOf(changed.after)} changes ${changeText(field)}: Flux creates its objects anew there, and deletes the old ones`,
      impact:
        'pods stop and start without their data; claims in the old namespace are deleted unless they are annotated prune: disabled',
      fix: 'keep it; or annotate the claims kustomize.toolkit.fluxcd.io/prune: disabled, push, and copy their data after the change',
    })
  }),
}
