import {
  gateway,
  traceStore,
  tracesIngestService,
  type Component,
  type Fleet,
  type TraceStore,
} from '@fleet/model'
import {
  admitOnly,
  fromNamespace,
  fromPods,
  hashedConfigMap,
  ingestPolicy,
  ingestService,
  metadata,
  NAMES,
  printSections,
  selectorLabels,
  type IService,
} from '@fleet/kubernetes'
import { jaegerConfig } from './config.ts'
import { CONFIG_KEY, statefulSet } from './stateful-set.ts'

/** The hub's store of traces, and the NodePort Service to which the spokes push, of a fleet that keeps traces. */
export const jaeger: Component = (fleet) => {
  const store = traceStore(fleet)
  if (!store) return []
  const { namespace, name } = store.otlp
  const config = hashedConfigMap(name, namespace, CONFIG_KEY, printSections(jaegerConfig(store)))
  const ingest = tracesIngestService(fleet)
  return [
    {
      cluster: fleet.hub.cluster,
      layer: 'telemetry',
      path: `${name}.yaml`,
      objects: [
        config,
        service(store),
        statefulSet(fleet, store, config.metadata.name),
        storePolicy(fleet, store),
        ingestService(ingest),
        ingestPolicy(fleet, ingest, []),
      ],
      needs: [{ namespace, podSecurity: 'restricted', holdsVolumes: true }],
    },
  ]
}

const service = ({ otlp, query }: TraceStore) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(otlp.name, otlp.namespace),
    spec: {
      type: 'ClusterIP',
      selector: selectorLabels(otlp.name),
      ports: [otlp, query].map(({ portName, port }) => ({ name: portName, port, targetPort: portName })),
    },
  }) satisfies IService

/** Spans come from the gateway and from the hub's own collector; only Grafana asks. */
const storePolicy = (fleet: Fleet, { otlp, query }: TraceStore) =>
  admitOnly({
    name: otlp.name,
    namespace: otlp.namespace,
    pods: selectorLabels(otlp.name),
    callers: [
      {
        ports: [otlp.portName],
        from: [
          ...fromPods({ ...gateway(fleet).podLabels }),
          ...fromNamespace([NAMES.opentelemetryCollector]),
        ],
      },
      { ports: [query.portName], from: fromNamespace([NAMES.grafana]) },
    ],
  })
