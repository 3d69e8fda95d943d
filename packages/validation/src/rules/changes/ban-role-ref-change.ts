import type { ChangeRule } from './change-rule.ts'
import { refusesChange, replaceSteps } from './refused-change.ts'

export const banRoleRefChange: ChangeRule = {
  id: 'ban-role-ref-change',
  summary: 'A binding keeps the role that it binds.',
  rationale:
    'roleRef is immutable. Flux cannot apply the layer with a changed one, nor any later change of it.',
  fix: 'Give the binding of the other role a new name: Flux creates it and deletes the old one.',
  check: refusesChange({
    kinds: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    fields: [
      ['roleRef', 'kind'],
      ['roleRef', 'name'],
    ],
    fix: (changed, changes) => `give the binding a new name; or ${replaceSteps(changed, changes)}`,
  }),
}
