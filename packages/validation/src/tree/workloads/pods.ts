import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ForeignCall, ForeignPods, Intake, NamedPort } from '../../catalog/charts/chart-contract.ts'
import { K3S_NAMESPACE, METRICS_PATH } from '@fleet/model'
import { FLUX_CONTROLLERS } from '../../catalog/charts/flux.ts'
import { K3S_CHARTS } from '../../catalog/charts/k3s.ts'
import type { ExporterName } from '../../catalog/metrics/index.ts'
import { at, type Path, type Located } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { remembered } from '../../values/remembered.ts'
import { isInPlace } from '../charts/moved-parts.ts'
import { namespaceOf, ownerOf } from '../objects.ts'
import { fluxNamespacesOf } from '../flux/flux-namespaces.ts'
import { contractOf, isOn, namespaceOfChart } from '../charts/releases.ts'
import type { Release } from '../charts/release.ts'
import { selects, type Labels, type Selector } from '../../values/selector.ts'
import { textAt, valueAt } from '../../values/value-at.ts'
import { intakeOfStore } from './store-intake.ts'
import { nginxGatewayOf, type NginxGateway } from './nginx-gateway.ts'
import { withGateway } from './own-gateway.ts'
import type { StatedContainer, StatedPods } from './stated-pods.ts'

/** The pods of one controller. */
export interface Pods {
  /** The controller or the chart, for a sentence. */
  readonly owner: string
  readonly namespace: string
  readonly labels: Labels
  readonly ports: readonly NamedPort[]
  readonly intake?: Intake
  /** The nginx that they are, where its configuration is known. */
  readonly gateway?: NginxGateway
  /** The exporter that a chart's pods are, where they can be scraped. */
  readonly exporter?: ExporterName
  /** Why only those that need a chart's pods may connect to them. */
  readonly isolation?: string
  /** The pods of its chart that a chart's pods connect to. */
  readonly calls?: readonly ForeignCall[]
  /** Whether they are in the network of their node, where no NetworkPolicy applies. */
  readonly isOnHost?: boolean
  /** Whether a chart's pods connect to the API server. */
  readonly callsApi?: boolean
}

/** Whether pods are a Prometheus that takes remote write, as charts make it. It scrapes, too. */
export const isPrometheus = ({ intake }: Pods): boolean =>
  intake?.takes === 'metrics' && intake.path === METRICS_PATH

/** Pods whose template a tree holds. */
export interface OwnPods extends Pods, StatedPods {
  readonly controller: Located
  readonly selector?: Selector
  readonly spec: IPodSpec
  /** The keys from the controller to `spec`. */
  readonly path: Path
}

const CONTROLLERS = [
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'batch/v1/Job',
] as const

const TEMPLATE = ['spec', 'template'] as const

/** The pods that a tree's own controllers make. */
export const ownPodsOf = remembered((cluster: ClusterView): readonly OwnPods[] =>
  [
    ...CONTROLLERS.flatMap((id) =>
      cluster.all(id).flatMap((controller) => {
        const { selector, template } = controller.object.spec ?? {}
        return podsOfTemplate(controller, TEMPLATE, template, selector)
      }),
    ),
    ...cluster
      .all('batch/v1/CronJob')
      .flatMap((controller) =>
        podsOfTemplate(
          controller,
          ['spec', 'jobTemplate', ...TEMPLATE],
          controller.object.spec?.jobTemplate.spec?.template,
        ),
      ),
  ].map((pods) => withGateway(cluster, pods)),
)

interface Template {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: StatedPods['annotations'] }
  readonly spec?: IPodSpec
}

const podsOfTemplate = (
  controller: Located,
  path: Path,
  template?: Template,
  selector?: Selector,
): OwnPods[] => {
  if (!template?.spec) return []
  const { spec, metadata } = template
  const location = (...keys: Path) => at(controller, ...path, 'spec', ...keys)
  return [
    {
      owner: ownerOf(controller),
      namespace: namespaceOf(controller),
      labels: metadata?.labels ?? {},
      ports: containersOf(spec).flatMap(({ ports = [] }) => ports.map(namedPort)),
      controller,
      spec,
      path: [...path, 'spec'],
      ...(spec.hostNetwork === true && { isOnHost: true }),
      ...(selector && { selector }),
      ...intakeOfStore(containersOf(spec)),
      kind: controller.object.kind,
      annotations: metadata?.annotations ?? {},
      containers: statedContainers(controller, [...path, 'spec'], spec),
      rollout: rolloutOf(controller),
      claims: (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }, index) =>
        claim ? [{ name: claim.claimName, location: location('volumes', index, ...CLAIM_NAME) }] : [],
      ),
      isKnown: () => true,
      location,
    },
  ]
}

const CLAIM_NAME = ['persistentVolumeClaim', 'claimName'] as const

const statedContainers = (controller: Located, path: Path, spec: IPodSpec): readonly StatedContainer[] =>
  (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({
      container,
      isInit: list === 'initContainers',
      isKnown: () => true,
      location: (...keys: Path) => at(controller, ...path, list, index, ...keys),
    })),
  )

const rolloutOf = (controller: Located): StatedPods['rollout'] => {
  const replicas = valueAt(controller.object, ['spec', 'replicas']) ?? 1
  return {
    replicas: typeof replicas === 'number' ? replicas : undefined,
    strategy: textAt(controller.object, 'spec', 'strategy', 'type') || 'RollingUpdate',
    location: (field) => at(controller, 'spec', ...(field === 'replicas' ? [field] : [field, 'type'])),
  }
}

const namedPort = ({ name, containerPort }: NonNullable<IContainer['ports']>[number]): NamedPort => ({
  number: containerPort,
  ...(name !== undefined && { name }),
})

const containersOf = ({ initContainers = [], containers }: IPodSpec): readonly IContainer[] => [
  ...initContainers,
  ...containers,
]

/** A container with the keys that lead to it from its controller. */
export const locatedContainers = ({
  spec,
  path,
}: OwnPods): readonly { container: IContainer; path: Path }[] =>
  (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, path: [...path, list, index] })),
  )

/** Those of a tree's own controllers and those that charts make. */
export const podsOf = remembered((cluster: ClusterView): readonly Pods[] => [
  ...ownPodsOf(cluster),
  ...foreignPodsOf(cluster),
  ...fluxPodsOf(cluster),
])

const podsByNamespace = remembered((cluster: ClusterView) =>
  Map.groupBy(podsOf(cluster), ({ namespace }) => namespace),
)

export const podsIn = (cluster: ClusterView, namespace: string): readonly Pods[] =>
  podsByNamespace(cluster).get(namespace) ?? []

/** The pods that charts make: those that a tree's HelmReleases install, and those of k3s that it configures. */
const foreignPodsOf = (cluster: ClusterView): readonly Pods[] => [
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap(podsOfRelease),
  ...cluster.others('helm.cattle.io/v1/HelmChartConfig').flatMap((config) => {
    const pods = K3S_CHARTS[config.object.metadata.name]
    return pods ? [podsOfChart(config, K3S_NAMESPACE, pods)] : []
  }),
]

/** Flux' controllers, where no file of the tree installs them. */
const fluxPodsOf = (cluster: ClusterView): readonly Pods[] =>
  fluxNamespacesOf(cluster).flatMap((namespace) => {
    const own = ownPodsOf(cluster).filter((pods) => pods.namespace === namespace)
    return FLUX_CONTROLLERS.filter(
      ({ labels }) => !own.some((pods) => selects({ matchLabels: labels }, pods.labels)),
    ).map((pods) => ({ owner: `${pods.part} of Flux`, ...pods, namespace }))
  })

export const podsOfRelease = (release: Release): readonly Pods[] =>
  (contractOf(release)?.pods ?? [])
    .filter(({ part }) => isInPlace(release, 'pods', part))
    .map((pods) =>
      podsOfChart(release, pods.namespace ?? namespaceOfChart(release), {
        ...pods,
        ports: portsOfChart(release, pods),
        ...gatewayOf(release, pods),
        ...(pods.onHost && isOn(release, [pods.onHost]) && { isOnHost: true }),
      }),
    )

const gatewayOf = (release: Release, pods: ForeignPods): Pick<Pods, 'gateway'> => {
  const gateway = nginxGatewayOf(release, pods)
  return gateway ? { gateway } : {}
}

/** Those that the chart names, and those on which only a configuration of nginx listens. */
const portsOfChart = ({ object }: Release, { ports, nginx }: ForeignPods): readonly NamedPort[] => {
  const configuration = nginx ? textAt(object.spec?.values, ...nginx) : ''
  const listening = configuration.matchAll(/^\s*listen\s+(?:\S*:)?(\d+)/gm)
  const numbers = new Set([...listening].map(([, port]) => Number(port)))
  for (const { number } of ports) numbers.delete(number)
  return [...ports, ...[...numbers].map((number) => ({ number }))]
}

/** The owner of the pods that the chart of a release makes, for a sentence. */
export const ownerByChart = (located: Located): string => `the chart of ${ownerOf(located)}`

const podsOfChart = (
  located: Located,
  namespace: string,
  pods: ForeignPods & Pick<Pods, 'gateway' | 'isOnHost'>,
): Pods => ({
  owner: ownerByChart(located),
  ...pods,
  namespace,
})
