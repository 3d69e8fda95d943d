import { z } from 'zod/mini'
import { HostAddress } from '../scalars/addresses.ts'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { LabelKey, LabelValue } from '../scalars/labels.ts'
import { MetricName, MetricPattern } from '../scalars/metrics.ts'
import { AbsolutePath, DnsLabel, FilePath, ServiceName } from '../scalars/names.ts'
import { Port } from '../scalars/ports.ts'

const patterns = z.array(MetricPattern).check(z.minLength(1))

const ScrapedService = named(
  exactObject({
    name: field(ServiceName, 'Its name.', 'web'),
    namespace: field(DnsLabel, 'Its namespace.', 'web'),
    port: field(Port, 'The port of the Service, by number.', 9090),
  }),
  'ScrapedServiceInput',
  {
    description:
      'A Service of the cluster, scraped as one target: each scrape reaches one of its pods. For each pod of several there is `pods`.',
  },
)

export const ScrapedPods = named(
  exactObject({
    namespace: field(DnsLabel, 'Their namespace.', 'web'),
    labels: field(z.record(LabelKey, LabelValue), 'Labels that all of them have.', {
      'app.kubernetes.io/name': 'web',
    }),
    port: field(Port, 'The port that each of them listens on, by number.', 9090),
  }),
  'ScrapedPodsInput',
  { description: 'Pods of the cluster, each scraped as a target of its own.' },
)
export type ScrapedPods = z.output<typeof ScrapedPods>

export const Scrape = named(
  exactObject({
    targets: field(
      z.exactOptional(z.array(HostAddress).check(z.minLength(1))),
      'Machines near the cluster, each by name or address with a port. By default it is of `service` or `pods`.',
      ['nas.lan:9100'],
    ),
    service: field(
      z.exactOptional(ScrapedService),
      'A Service of the cluster. By default it is of `targets` or `pods`.',
    ),
    pods: field(
      z.exactOptional(ScrapedPods),
      'Pods of the cluster. By default it is of `targets` or `service`.',
    ),
    path: withDefault(AbsolutePath, '/metrics', 'The path of the request.', '/api/prometheus'),
    scheme: withDefault(
      z.enum(['http', 'https']),
      'http',
      '`https` for a target whose certificate a public authority signed.',
      'https',
    ),
    interval: withDefault(Duration, '30s', 'How often it is scraped, at most every 2m.', '1m'),
    auth: field(
      z.exactOptional(z.enum(['bearer', 'basic'])),
      'How a request proves itself: by the key `token` of the Secret `scrape-NAME` in `telemetry.namespace`, or by its keys `username` and `password`. By default not at all.',
      'bearer',
    ),
    keep: field(z.exactOptional(patterns), 'The only metrics that are stored. By default all are.', [
      'disk_.*',
    ]),
    drop: field(z.exactOptional(patterns), 'Metrics that are not stored. By default none is left out.', [
      'go_.*',
    ]),
    metrics: field(
      z.exactOptional(z.union([z.array(MetricName).check(z.minLength(1)), FilePath])),
      'What it yields: the names of its metrics, or a file with the text that it answers. Then a query for any other metric of it is a finding. By default it may yield anything.',
      './metrics/printer.prom',
    ),
  }),
  'ScrapeInput',
  {
    description:
      'A program of yours that is scraped. Its name in `scrapes` is the label `job` of its series.',
  },
)
export type Scrape = z.output<typeof Scrape>
export type ScrapeInput = z.input<typeof Scrape>
