import type { Path, Located, Location } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownerOf } from '../objects.ts'
import { isMap, listOf } from '../../values/value-at.ts'

/** One verb on one resource, or on one path of the API that is no resource. */
export interface Right {
  /** `list pods`, `get nodes/metrics`, `watch deployments.apps`. */
  readonly text: string
  readonly group: string
  readonly resource: string
  readonly verb: string
  /** Whether it counts for objects of one namespace, or for named ones. */
  readonly isNarrow: boolean
  readonly location: Location
}

type RoleKind = 'ClusterRole' | 'Role'

/** A list of rules of a role, or of a chart's values that become one. */
export interface RuleList {
  readonly owner: string
  /** Of an object of its own. */
  readonly kind?: RoleKind
  readonly rules: unknown
  readonly location: (...path: Path) => Location
}

export const rightText = (group: string, resource: string, verb: string): string =>
  `${verb} ${group === '' ? resource : `${resource}.${group}`}`

export const rightsIn = ({ rules, kind, location }: RuleList): Right[] =>
  listOf(rules).flatMap((rule, index) => {
    if (!isMap(rule)) return []
    const groups = listOf(rule['apiGroups']).map(String)
    const paths = listOf(rule['nonResourceURLs']).map(String)
    const verbs = listOf(rule['verbs']).map(String)
    const resources = listOf(rule['resources']).map(String)
    const isNarrow = kind === 'Role' || listOf(rule['resourceNames']).length > 0
    return [
      ...groups.flatMap((group) =>
        resources.flatMap((resource, place) =>
          verbs.map((verb) => ({
            text: rightText(group, resource, verb),
            group,
            resource,
            verb,
            isNarrow,
            location: location(index, 'resources', place),
          })),
        ),
      ),
      ...paths.flatMap((path, place) =>
        verbs.map((verb) => ({
          text: `${verb} ${path}`,
          group: '',
          resource: path,
          verb,
          isNarrow,
          location: location(index, 'nonResourceURLs', place),
        })),
      ),
    ]
  })

export const rolesIn = (cluster: ClusterView): (RuleList & { located: Located; kind: RoleKind })[] =>
  (['ClusterRole', 'Role'] as const).flatMap((kind) =>
    cluster.all(`rbac.authorization.k8s.io/v1/${kind}`).map((located) => ({
      kind,
      located,
      owner: ownerOf(located),
      rules: located.object.rules,
      location: (...path: Path) => at(located, 'rules', ...path),
    })),
  )

/** A binding with the role that it gives. */
export interface Grant {
  readonly binding: Located
  readonly role: RuleList | undefined
  /** Where it counts: one namespace, or everywhere. */
  readonly namespace: string | undefined
}

/** What a ServiceAccount is given by the tree's own bindings. */
export const grantsTo = (cluster: ClusterView, namespace: string, account: string): Grant[] =>
  (['ClusterRoleBinding', 'RoleBinding'] as const).flatMap((kind) =>
    cluster.all(`rbac.authorization.k8s.io/v1/${kind}`).flatMap((binding) => {
      const { metadata, roleRef, subjects } = binding.object
      const isMeant = (subjects ?? []).some(
        (subject) =>
          subject.kind === 'ServiceAccount' &&
          subject.name === account &&
          (subject.namespace ?? metadata.namespace) === namespace,
      )
      if (!isMeant) return []
      const role = rolesIn(cluster).find(
        (one) =>
          one.kind === roleRef.kind &&
          one.located.object.metadata.name === roleRef.name &&
          (one.kind === 'ClusterRole' || one.located.object.metadata.namespace === metadata.namespace),
      )
      return [{ binding, role, namespace: kind === 'RoleBinding' ? metadata.namespace : undefined }]
    }),
  )
