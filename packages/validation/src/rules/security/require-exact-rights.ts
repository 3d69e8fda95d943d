import { at, type Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { collectorNeeds, needsOf, type Needs } from '../../telemetry/needed-rights.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { grantsTo, rightsIn, type Right } from '../../tree/access/rights.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { dangerOf } from './wide-rights.ts'

export const requireExactRights: Rule = {
  id: 'require-exact-rights',
  summary:
    'A ServiceAccount has the rights that the configurations of its pods use: each of them, and no others.',
  rationale:
    'A collector without the right to watch pods starts, finds no pod, and every line is nobody’s; a right that nobody uses waits for an intruder.',
  example: {
    refused:
      'args: [--resources=pods]\n---\nrules: [{apiGroups: [""], resources: [services], verbs: [list, watch]}]',
    accepted:
      'args: [--resources=pods]\n---\nrules: [{apiGroups: [""], resources: [pods], verbs: [list, watch]}]',
  },
  fix: 'Give what is missing, take away what nobody uses: the finding names each.',
  check: inEachCluster((cluster) => [...checkAccounts(cluster), ...checkCharts(cluster), ...idle(cluster)]),
}

const accountOf = ({ namespace, spec }: OwnPods): string =>
  `${namespace}/${spec.serviceAccountName ?? 'default'}`

const checkAccounts = (cluster: ClusterView): Violation[] =>
  [...Map.groupBy(ownPodsOf(cluster), accountOf)].flatMap(([account, users]) => {
    const [namespace = '', name = ''] = account.split('/')
    const [first] = users
    const all = users.map((pods) => needsOf(cluster, pods))
    // What a program asks for that nobody knows cannot be said.
    if (!first || all.includes(undefined)) return []
    const grants = grantsTo(cluster, namespace, name)
    // A binding of a role or of an account that is not there is another rule's finding.
    if (grants.some((grant) => !grant.role) || (grants.length === 0 && hasLooseBinding(cluster))) return []
    const role = grants.find((grant) => grant.role)?.role
    return compare({
      owner: users.map(({ owner }) => owner).join(', '),
      needs: new Map(all.flatMap((needs) => [...(needs ?? [])])),
      rights: grants.flatMap((grant) =>
        grant.role && grant.namespace === undefined ? rightsIn(grant.role) : [],
      ),
      location: role?.location() ?? at(first.controller, ...first.path, 'serviceAccountName'),
    })
  })

const hasLooseBinding = (cluster: ClusterView): boolean =>
  cluster
    .all('rbac.authorization.k8s.io/v1/ClusterRoleBinding')
    .some(({ object: { subjects } }) =>
      (subjects ?? []).some(
        ({ kind, namespace, name }) =>
          kind === 'ServiceAccount' && !cluster.find('v1/ServiceAccount', namespace, name),
      ),
    )

const checkCharts = (cluster: ClusterView): Violation[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => chartValue(release, 'alternateConfig') !== undefined)
    .flatMap((release) => {
      const isMade = chartValue(release, 'clusterRole', 'create') === true
      return compare({
        owner: ownerOf(release),
        needs: new Map(collectorNeeds(chartValue(release, 'alternateConfig'))),
        rights: isMade
          ? rightsIn({
              owner: ownerOf(release),
              rules: chartValue(release, 'clusterRole', 'rules'),
              location: (...path) => atValue(release, 'clusterRole', 'rules', ...path),
            })
          : [],
        location: atValue(release, 'clusterRole', isMade ? 'rules' : 'create'),
      })
    })

interface Comparison {
  readonly owner: string
  readonly needs: Needs
  readonly rights: readonly Right[]
  /** Where a missing right would be given. */
  readonly location: Location
}

const compare = ({ owner, needs, rights, location }: Comparison): Violation[] => [
  ...[...needs]
    .filter(([need]) => !rights.some(({ text }) => text === need))
    .map(([need, why]) => ({
      location,
      message: `${owner} has no right to ${need}, and ${why}`,
      impact: 'it is refused again and again, and what it should report is not there',
      fix: `give it the right to ${need}`,
    })),
  ...rights
    .filter((right) => !needs.has(right.text) && dangerOf(right) === undefined)
    .map((right) => ({
      location: right.location,
      message: `${owner} has the right to ${right.text}, which nothing in its configuration uses`,
      impact: 'it is there for whoever takes over the pod',
      fix: 'remove it',
    })),
]

/** Accounts with rights that no pod uses. */
const idle = (cluster: ClusterView): Violation[] => {
  const used = new Set(ownPodsOf(cluster).map(accountOf))
  return cluster
    .all('v1/ServiceAccount')
    .filter(({ object: { metadata } }) => !used.has(`${metadata.namespace}/${metadata.name}`))
    .filter(
      ({ object: { metadata } }) => grantsTo(cluster, metadata.namespace ?? '', metadata.name).length > 0,
    )
    .map((account) => ({
      location: at(account, 'metadata', 'name'),
      message: `no pod of the tree runs as ${nameOf(account)}`,
      impact: 'whoever makes a pod in its namespace has its rights',
      fix: 'remove it with its binding, or name it in the pods that need it',
    }))
}
