import { z } from 'zod/mini'
import { exactObject, error, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { DnsLabel, PortName } from '../scalars/names.ts'
import { Backup } from './backup.ts'
import type { CronJob } from './cron-job.ts'
import { WorkloadHost } from './entrance.ts'
import { POD } from './pod.ts'
import { ContainerPort } from './ports.ts'
import { Probes } from './probes.ts'
import { DatabaseExporter } from './database-exporter.ts'

/** What the comparison reads: the target may be malformed. */
const Bounds = z.object({ min: z.number(), max: z.number() })

export const Autoscaling = named(
  exactObject({
    min: field(wholeNumber(1, 100), 'The fewest pods.', 2),
    max: field(wholeNumber(1, 100), 'The most pods, at least `min`.', 5),
    cpu: withDefault(
      wholeNumber(1, 1000),
      80,
      'The processor time that a pod should use, in per cent of what its containers request.',
      60,
    ),
  }).check(
    z.refine(({ min, max }) => min <= max, {
      path: ['min'],
      when: ({ value }) => Bounds.safeParse(value).success,
      error: error('there are more pods at least than at most', 'raise max or lower min'),
    }),
  ),
  'AutoscalingInput',
  {
    description:
      'How many pods there are, by their use of processors. The metrics-server of k3s measures it.',
  },
)
export type Autoscaling = z.output<typeof Autoscaling>

export const Workload = named(
  exactObject({
    namespace: field(DnsLabel, 'Its namespace, which the generator makes.', 'web'),
    controller: field(
      z.enum(['Deployment', 'StatefulSet']),
      '`StatefulSet` for a service with its own data on disk, such as a database; `Deployment` for the rest.',
      'Deployment',
    ),
    ports: field(
      z.record(PortName, ContainerPort),
      'The ports of its containers by name. The Service offers each under the same name and number, or under 80 or 443.',
      { http: 8080 },
    ),
    probes: field(Probes, 'How Kubernetes knows that it runs and is ready.'),
    ...POD,
    admits: field(
      z.exactOptional(z.array(DnsLabel).check(z.minLength(1))),
      'The only workloads and CronJobs of the namespace that may connect. By default the whole cluster may.',
      ['web'],
    ),
    host: field(
      z.exactOptional(WorkloadHost),
      'The name by which browsers find it, at an entrance of the cluster. By default it has none.',
      'web.example.org',
    ),
    backup: field(
      z.exactOptional(Backup),
      'Copies of its database, where its image is that of PostgreSQL: the generator reads the port, the user, the database and the password off the workload. By default there is none.',
    ),
    exporter: field(
      z.exactOptional(DatabaseExporter),
      'What shows the metrics of its database: `postgresql` where its image is that of PostgreSQL. By default nothing does.',
      'postgresql',
    ),
    replicas: field(
      z.exactOptional(wholeNumber(1, 100)),
      'How many pods of a Deployment without volumes run, on different nodes where there are several. By default 1.',
      2,
    ),
    autoscaling: field(
      z.exactOptional(Autoscaling),
      'A number of pods that follows their use, in place of `replicas`. By default it is fixed.',
    ),
  }),
  'WorkloadInput',
  {
    description: 'A service of yours that runs beside the telemetry: its pods, its Service and its volumes.',
  },
)
export type Workload = z.output<typeof Workload>
export type WorkloadInput = z.input<typeof Workload>

/** What a workload and a CronJob have in common: their namespace, and what they state of their pods. */
export type Pod = Pick<Workload, keyof Workload & keyof CronJob>
