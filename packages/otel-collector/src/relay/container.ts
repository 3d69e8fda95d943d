import { SCRAPE_TARGETS, type Fleet, type LogsRelay } from '@fleet/model'
import { hardened, httpProbe, type IContainer } from '@fleet/kubernetes'
import { relayEnvironment } from '../environment.ts'
import { STORAGE } from '../host-paths.ts'
import { HEALTH_PORT } from '../ports.ts'
import { CONFIG_FOLDER, CONFIG_KEY } from '../spoke/pod.ts'

/** Of its own metrics. */
export const METRICS_PORT_NAME = 'metrics'

const health = { periodSeconds: 15, timeoutSeconds: 5 }

/** @param queues the volume of its queues */
export const relayContainer = (
  fleet: Fleet,
  { memoryLimit, resources, service }: LogsRelay,
  queues: string,
) =>
  ({
    name: 'otel-collector',
    image: fleet.versions.images.collector,
    args: [`--config=${CONFIG_FOLDER}/${CONFIG_KEY}`],
    env: relayEnvironment(memoryLimit),
    ports: [
      { name: service.portName, containerPort: service.port },
      { name: METRICS_PORT_NAME, containerPort: SCRAPE_TARGETS.collector.port },
      { name: 'health', containerPort: HEALTH_PORT },
    ],
    // It opens and compacts its queues before it is healthy.
    startupProbe: httpProbe('/', 'health', { ...health, failureThreshold: 40 }),
    livenessProbe: httpProbe('/', 'health', health),
    readinessProbe: httpProbe('/', 'health', health),
    resources,
    securityContext: hardened(),
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      { name: queues, mountPath: STORAGE },
    ],
  }) satisfies IContainer
