import { gateway, RULER_POD_LABELS, spanMetricsOf, THANOS, type Fleet, type Thanos } from '@fleet/model'
import { admitOnly, fromNamespace, fromPods, NAMES, selectorLabels } from '@fleet/kubernetes'
import { PORTS } from './pods.ts'

const PROMETHEUS = 'prometheus'

/** Who may connect to which part. The bucket is asked from inside, and nobody asks the Compactor but Prometheus. */
export const policies = (fleet: Fleet, { namespace }: Thanos) => {
  const prometheus = fromNamespace([PROMETHEUS])
  const ruler = fromPods({ ...RULER_POD_LABELS })
  const query = fromNamespace([THANOS.query])
  const admitted = [
    {
      name: THANOS.receive,
      callers: [
        {
          ports: ['remote-write'],
          from: [
            ...fromPods({ ...gateway(fleet).podLabels }),
            ...prometheus,
            ...ruler,
            // The hub’s own metrics of spans.
            ...(spanMetricsOf(fleet) ? fromNamespace([NAMES.opentelemetryCollector]) : []),
          ],
        },
        { ports: ['grpc'], from: [...query, ...fromNamespace([THANOS.receive])] },
        { ports: ['http'], from: prometheus },
      ],
    },
    {
      name: THANOS.storeGateway,
      callers: [
        { ports: ['grpc'], from: query },
        { ports: ['http'], from: prometheus },
      ],
    },
    { name: THANOS.compactor, callers: [{ ports: ['http'], from: prometheus }] },
    {
      name: THANOS.query,
      callers: [{ ports: ['http'], from: [...fromNamespace([NAMES.grafana]), ...prometheus, ...ruler] }],
    },
  ]
  return [
    ...admitted.map(({ name, callers }) =>
      admitOnly({ name, namespace, pods: selectorLabels(name), callers }),
    ),
    // The operator makes its pods, which are named by numbers here.
    admitOnly({
      name: 'thanos-ruler',
      namespace,
      pods: { ...RULER_POD_LABELS },
      callers: [
        { ports: [PORTS.grpc], from: query },
        { ports: [PORTS.http], from: prometheus },
      ],
    }),
  ]
}
