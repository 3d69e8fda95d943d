import type { Fleet } from '../../fleet/fleet.ts'

/** A part whose load no inventory states. */
export interface NotComputed {
  readonly part: string
  readonly because: string
}

export const notComputed = ({ hub }: Fleet): readonly NotComputed[] => [
  ...(hub.tenants === undefined
    ? []
    : [
        {
          part: 'The volume of Thanos Receive while it ends',
          because:
            'It writes a block of each tenant at once, each of up to 512 MiB until it is whole; what finds no room stays in its log of writes',
        },
      ]),
  { part: 'Grafana', because: 'It follows the people who look and the panels that they open' },
  ...(hub.alerting
    ? [{ part: 'Alertmanager', because: 'It follows the alerts that fire at the same time' }]
    : []),
  ...(hub.traces
    ? [{ part: 'Jaeger', because: 'It follows the spans that programs send, as the queues of spans do' }]
    : []),
]
