import {
  blackboxExporter as service,
  clusterScraperNames,
  probesOf,
  type Artifact,
  type ClusterName,
  type Fleet,
  type ImageReference,
  type ProbeModule,
} from '@fleet/model'
import {
  admitOnly,
  clusterService,
  fromNamespace,
  hashedConfigMap,
  httpProbe,
  NAMES,
  printYaml,
  selectorLabels,
  singlePod,
  type IContainer,
} from '@fleet/kubernetes'

const name = NAMES.blackboxExporter

/** The program that asks URLs, in a cluster that has some. */
export const blackboxExporter = (fleet: Fleet, cluster: ClusterName): readonly Artifact[] => {
  const { blackboxExporter: image } = fleet.versions.images
  const modules = modulesOf(fleet, cluster)
  if (!image || modules.length === 0) return []
  const config = hashedConfigMap(name, fleet.telemetry.namespace, FILE, printYaml(configOf(modules)))
  return [
    {
      cluster,
      layer: 'telemetry',
      path: `${name}.yaml`,
      objects: [
        config,
        deployment(fleet, image, config.metadata.name),
        clusterService(service(fleet), selectorLabels(name)),
        policy(fleet, cluster),
      ],
    },
  ]
}

const modulesOf = (fleet: Fleet, cluster: ClusterName): readonly ProbeModule[] => {
  const modules = new Map(probesOf(fleet, cluster).map(({ module }) => [module.name, module]))
  return [...modules.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const FOLDER = '/etc/blackbox-exporter'
const FILE = 'config.yaml'

const configOf = (modules: readonly ProbeModule[]) => ({
  modules: Object.fromEntries(
    modules.map((module) => [
      module.name,
      {
        prober: 'http',
        http: {
          valid_status_codes: [...module.statuses],
          // A redirect may lead to another host, such as that of a sign-in, whose answer and certificate are no matter here.
          follow_redirects: false,
          // Most networks at home have no IPv6 behind a pod. A name without an IPv4 address is asked by IPv6.
          preferred_ip_protocol: 'ip4',
          ...(module.takesAnyCertificate && { tls_config: { insecure_skip_verify: true } }),
        },
      },
    ]),
  ),
})

/** It holds one answer at a time for each probe. */
const resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } }

const deployment = (fleet: Fleet, image: ImageReference, config: string) =>
  singlePod({
    name,
    namespace: fleet.telemetry.namespace,
    user: 65534,
    container: container(fleet, image),
    volumes: [{ name: 'config', configMap: { name: config } }],
  })

const container = (fleet: Fleet, image: ImageReference) => {
  const { port, portName } = service(fleet)
  return {
    name,
    image,
    // It keeps the log of the last probes in memory, a hundred by default, for a page that nobody can open.
    args: [`--config.file=${FOLDER}/${FILE}`, '--history.limit=10'],
    ports: [{ name: portName, containerPort: port }],
    livenessProbe: httpProbe('/-/healthy', portName, { periodSeconds: 30, timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/-/healthy', portName, { periodSeconds: 10, timeoutSeconds: 5 }),
    resources,
    volumeMounts: [{ name: 'config', mountPath: FOLDER, readOnly: true }],
  } satisfies IContainer
}

/** Only the scraper of the cluster asks it: for any other pod it would be a way to whatever it reaches. */
const policy = (fleet: Fleet, cluster: ClusterName) =>
  admitOnly({
    name,
    namespace: fleet.telemetry.namespace,
    pods: selectorLabels(name),
    callers: [
      {
        ports: [service(fleet).portName],
        from: fromNamespace(clusterScraperNames(fleet, cluster)),
      },
    ],
  })
