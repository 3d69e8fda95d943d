import type { IContainer } from 'kubernetes-models/v1/Container'
import type {
  ChartContainer,
  ChartWorkload,
  ContainerList,
  ReadValue,
} from '../../catalog/charts/workloads/chart-workload.ts'
import { CHART_WORKLOADS } from '../../catalog/charts/workloads/index.ts'
import type { Path } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { isMap, listOf } from '../../values/value-at.ts'
import { chartOf } from '../charts/chart-of.ts'
import { fieldValue, imageValue, type FieldValue } from '../charts/field-values.ts'
import { namespaceOfChart } from '../charts/releases.ts'
import { atValue, chartValue, type Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownerOf } from '../objects.ts'
import type { SharedClaim, StatedContainer, StatedPods } from './stated-pods.ts'

/** The pods that known charts make of the values of a cluster's releases. */
export const chartPodsOf = remembered((cluster: ClusterView): readonly StatedPods[] =>
  cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
    const read: ReadValue = (...path) => chartValue(release, ...path)
    const workloads = CHART_WORKLOADS.get(chartOf(cluster, release)?.name ?? '')
    return (workloads?.(read) ?? [])
      .filter(({ isMade }) => isMade(read))
      .map((workload) => podsOfWorkload(release, workload, read))
  }),
)

const podsOfWorkload = (release: Release, workload: ChartWorkload, read: ReadValue): StatedPods => {
  const { name, home } = workload
  const fields = fieldsOf(release, workload.fields, home)
  return {
    owner: `${name} in ${ownerOf(release)}`,
    namespace: namespaceOfChart(release),
    kind: workload.kind(read),
    annotations: {},
    spec: fields.values,
    containers: [
      ...workload.containers
        .filter(({ isMade = () => true }) => isMade(read))
        .map((container) => madeContainer(release, container, home)),
      ...(workload.lists ?? []).flatMap((list) => listedContainers(release, list)),
    ],
    rollout: rolloutOf(release, workload, read),
    claims: claimsOf(release, workload, read),
    isKnown: fields.isKnown,
    location: fields.location,
  }
}

interface Fields<Values> {
  readonly values: Values
  readonly isKnown: (field: string) => boolean
  readonly location: StatedPods['location']
}

const fieldsOf = <Values extends object>(
  release: Release,
  sources: Readonly<Partial<Record<keyof Values & string, ChartWorkload['strategy']>>>,
  home: Path,
): Fields<Values> => {
  const found = new Map<string, FieldValue>(
    Object.entries(sources).map(([field, source]) => [
      field,
      fieldValue(release, source as ChartWorkload['strategy'], [...home, field]),
    ]),
  )
  return {
    values: Object.fromEntries(
      [...found].flatMap(([field, { value }]) => (value === undefined ? [] : [[field, value]])),
    ) as Values,
    isKnown: (field) => found.get(field)?.isKnown === true,
    location: (field, ...keys) => {
      if (field === undefined) return atValue(release, ...home)
      const known = found.get(String(field))
      return atValue(release, ...(known ? known.pathOf(...keys) : [...home, field, ...keys]))
    },
  }
}

const madeContainer = (
  release: Release,
  { name, isInit = false, image: source, fields: sources }: ChartContainer,
  home: Path,
): StatedContainer => {
  const fields = fieldsOf<IContainer>(release, sources, home)
  const image = source && imageValue(release, source)
  return {
    container: { ...fields.values, name, ...(image?.image !== undefined && { image: image.image }) },
    isInit,
    ...(source && { usualImage: source.repository }),
    isKnown: (field) => (field === 'image' ? image?.image !== undefined : fields.isKnown(field)),
    location: (field, ...keys) =>
      field === 'image' && image
        ? atValue(release, ...image.path)
        : fields.location(...withFirst(field, keys)),
  }
}

const withFirst = (field: string | number | undefined, keys: Path): Path =>
  field === undefined ? [] : [field, ...keys]

const listedContainers = (release: Release, { path, kind, changes = [] }: ContainerList): StatedContainer[] =>
  listOf(chartValue(release, ...path)).flatMap((value, index) => {
    if (!isMap(value) || typeof value['name'] !== 'string') return []
    const isWhole = !changes.includes(value['name'])
    return [
      {
        container: value as unknown as IContainer,
        isInit: kind === 'initContainers',
        isKnown: (field) => isWhole || value[field] !== undefined,
        location: (...keys) => atValue(release, ...path, index, ...keys),
      },
    ]
  })

const rolloutOf = (
  release: Release,
  { replicas, strategy, home }: ChartWorkload,
  read: ReadValue,
): StatedPods['rollout'] => {
  const count = fieldValue(release, replicas?.(read), [...home, 'replicas'])
  const given = strategy && fieldValue(release, strategy, [...home, 'strategy'])
  return {
    replicas: typeof count.value === 'number' ? count.value : undefined,
    strategy: typeOf(given),
    location: (field) =>
      atValue(release, ...(field === 'replicas' ? count.pathOf() : (typePath(given) ?? [...home, field]))),
  }
}

const typePath = (strategy: FieldValue | undefined): Path | undefined =>
  isMap(strategy?.value) ? strategy.pathOf('type') : strategy?.pathOf()

/** Some charts take the type alone. Kubernetes has a type where nothing is stated. */
const typeOf = (strategy: FieldValue | undefined): string | undefined => {
  if (!strategy || (!strategy.isKnown && strategy.value === undefined)) return undefined
  const { value } = strategy
  const type = isMap(value) ? value['type'] : value
  return typeof type === 'string' ? type : 'RollingUpdate'
}

const claimsOf = (release: Release, { claims, home }: ChartWorkload, read: ReadValue): SharedClaim[] =>
  (claims?.(read) ?? []).map(({ existing, accessModes, name: nameOf }) => {
    const name = read(...existing)
    if (typeof name === 'string' && name !== '') return { name, location: atValue(release, ...existing) }
    const { value } = fieldValue(release, accessModes, home)
    return {
      accessModes: Array.isArray(value) ? (value as readonly unknown[]) : [value],
      ...(nameOf && { madeAs: nameOf(releaseName(release)) }),
    }
  })

/** The name of the Helm release, which Flux derives where it is not stated. */
const releaseName = ({ object: { metadata, spec } }: Release): string =>
  spec?.releaseName ?? [spec?.targetNamespace, metadata.name].filter(Boolean).join('-')

/** Whether a known chart makes a claim of that name by the values of its release. */
export const isClaimOfChart = (cluster: ClusterView, namespace: string, name: string): boolean =>
  chartPodsOf(cluster).some(
    (pods) =>
      pods.namespace === namespace && pods.claims.some((claim) => 'madeAs' in claim && claim.madeAs === name),
  )
