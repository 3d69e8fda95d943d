import { DEFINITION_RIGHTS, DOCTOR_ACCOUNT, DOCTOR_NEEDS } from '@fleet/model'
import { at, type Located, type Location, type Path } from '../../values/location.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { reporterInChart, type Reporter } from '../../telemetry/exporters/reporters.ts'
import { collectorNeeds, customNeeds, needsOf, type Needs } from '../../telemetry/needed-rights.ts'
import { ownerOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { grantsTo, rightsIn, type Grant, type Right } from '../../tree/access/rights.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

/** The rights that an account has, and those that the configurations of its pods, or `doctor`, use. */
export interface AccountRights {
  readonly owner: string
  /** Who has the rights: programs in pods, or a person who runs `doctor`. */
  readonly user: 'pods' | 'doctor'
  readonly needs: Needs
  readonly rights: readonly Right[]
  /** Where a missing right would be given. */
  readonly location: Location
}

/** Of each account whose pods run known programs, of each collector of a chart, of a chart's kube-state-metrics, and of `doctor`. */
export const accountRightsIn = (cluster: ClusterView): readonly AccountRights[] => [
  ...[...Map.groupBy(ownPodsOf(cluster), accountOf)].flatMap(
    ([account, users]) => rightsOfAccount(cluster, account, users) ?? [],
  ),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => chartValue(release, 'alternateConfig') !== undefined)
    .map(rightsOfChart),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
    const reporter = reporterInChart(release)
    return reporter ? [rightsOfReporter(release, reporter)] : []
  }),
  ...cluster
    .all('v1/ServiceAccount')
    .filter(isOfDoctor)
    .map((account) => rightsOfDoctor(cluster, account)),
]

/** The account of pods with its namespace. */
export const accountOf = ({ namespace, spec }: OwnPods): string =>
  `${namespace}/${spec.serviceAccountName ?? 'default'}`

const rightsOfAccount = (
  cluster: ClusterView,
  account: string,
  users: readonly OwnPods[],
): AccountRights | undefined => {
  const [namespace = '', name = ''] = account.split('/')
  const [first] = users
  const all = users.map((pods) => needsOf(cluster, pods))
  // The needs of an unknown program are unknown.
  if (!first || all.includes(undefined)) return undefined
  const grants = grantsTo(cluster, namespace, name)
  // A binding of a missing role or account is another rule's finding.
  if (grants.some((grant) => !grant.role) || (grants.length === 0 && hasLooseBinding(cluster)))
    return undefined
  const role = grants.find((grant) => grant.role)?.role
  return {
    owner: users.map(({ owner }) => owner).join(', '),
    user: 'pods',
    needs: new Map(all.flatMap((needs) => [...(needs ?? [])])),
    rights: rightsEverywhere(grants),
    location: role?.location() ?? at(first.controller, ...first.path, 'serviceAccountName'),
  }
}

const rightsEverywhere = (grants: readonly Grant[]): Right[] =>
  grants.flatMap((grant) => (grant.role && grant.namespace === undefined ? rightsIn(grant.role) : []))

const hasLooseBinding = (cluster: ClusterView): boolean =>
  cluster
    .all('rbac.authorization.k8s.io/v1/ClusterRoleBinding')
    .some(({ object: { subjects } }) =>
      (subjects ?? []).some(
        ({ kind, namespace, name }) =>
          kind === 'ServiceAccount' && !cluster.find('v1/ServiceAccount', namespace, name),
      ),
    )

const rightsOfChart = (release: Release): AccountRights => {
  const isMade = chartValue(release, 'clusterRole', 'create') === true
  const owner = ownerOf(release)
  return {
    owner,
    user: 'pods',
    needs: new Map(collectorNeeds(chartValue(release, 'alternateConfig'))),
    rights: isMade
      ? rightsIn({
          owner,
          rules: chartValue(release, 'clusterRole', 'rules'),
          location: (...path) => atValue(release, 'clusterRole', 'rules', ...path),
        })
      : [],
    location: atValue(release, 'clusterRole', isMade ? 'rules' : 'create'),
  }
}

/** What its chart adds to the rights for Kubernetes' own kinds: that to definitions by itself. */
const rightsOfReporter = (release: Release, { owner, resources }: Reporter): AccountRights => {
  const path = ['kube-state-metrics', 'rbac', 'extraRules']
  const location = (...keys: Path) => atValue(release, ...path, ...keys)
  return {
    owner,
    user: 'pods',
    needs: new Map(customNeeds(resources)),
    rights: [[DEFINITION_RIGHTS], chartValue(release, ...path)].flatMap((rules) =>
      rightsIn({ owner, rules, location }),
    ),
    location: location(),
  }
}

type Account = Located<ObjectOf<'v1/ServiceAccount'>>

/** No pod runs as it: a person asks by its token. */
export const isOfDoctor = ({ object }: Account): boolean => object.metadata.name === DOCTOR_ACCOUNT

const rightsOfDoctor = (cluster: ClusterView, account: Account): AccountRights => {
  const { namespace = '', name } = account.object.metadata
  const grants = grantsTo(cluster, namespace, name)
  const owner = ownerOf(account)
  const location = grants.find((grant) => grant.role)?.role?.location() ?? at(account, 'metadata', 'name')
  return {
    owner,
    user: 'doctor',
    needs: new Map(
      Object.values(DOCTOR_NEEDS).flatMap(({ about, rights }) =>
        rightsIn({ owner, rules: rights, location: () => location }).map(
          ({ text }) => [text, `\`doctor\` asks for ${about}`] as const,
        ),
      ),
    ),
    rights: rightsEverywhere(grants),
    location,
  }
}
