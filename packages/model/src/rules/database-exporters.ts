import { exporterName } from '../fleet/database-exporter.ts'
import { entriesOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { requirePostgres } from './postgres.ts'
import { eachReadable, namesOf } from './readable.ts'

export const requirePostgresForExporter: InventoryRule = {
  id: 'require-postgres-for-exporter',
  summary:
    'A workload with an exporter is a PostgreSQL: it has port 5432 and the variable POSTGRES_PASSWORD of the official image.',
  rationale: 'The exporter connects to that port, and by default as the user that these variables make.',
  check: requirePostgres('exporter', 'an exporter'),
}

export const requireExporterImage: InventoryRule = {
  id: 'require-exporter-image',
  summary: 'A fleet with an exporter of a database states its image.',
  rationale: 'The program runs beside each of these databases, at a version that you choose.',
  check: ({ clusters, versions }) =>
    versions.images.postgresExporter === undefined
      ? eachReadable(entriesOf(clusters), ([cluster, { workloads }]) =>
          eachReadable(entriesOf(workloads), ([name, { exporter }]) =>
            exporter === undefined
              ? []
              : [
                  {
                    path: ['clusters', cluster, 'workloads', name, 'exporter'],
                    message: `${name} has an exporter, and versions.images has no postgresExporter`,
                    impact: 'nothing shows the metrics of the database',
                    fix: "add postgresExporter: 'quay.io/prometheuscommunity/postgres-exporter:v0.19.1' to versions.images",
                  },
                ],
          ),
        )
      : [],
}

/** The name of a Service has 63 characters at most, and `-exporter` is nine of them. */
const LONGEST_WATCHED_NAME = 54

export const validExporterName: InventoryRule = {
  id: 'valid-exporter-name',
  summary: 'The name of a workload with an exporter has at most 54 characters.',
  rationale:
    'The name of the exporter’s Service is nine characters longer, and has at most 63. kube-apiserver refuses a longer one.',
  check: forEachWorkload(({ name, path, workload: { exporter } }) =>
    exporter !== undefined && name.length > LONGEST_WATCHED_NAME
      ? [
          {
            path,
            message: `the name ${name} has ${name.length} characters, and ${exporterName(name)} more than 63`,
            impact: 'kube-apiserver refuses the Service of its exporter',
            fix: `shorten it to ${LONGEST_WATCHED_NAME} characters`,
          },
        ]
      : [],
  ),
}

export const uniqueExporterName: InventoryRule = {
  id: 'unique-exporter-name',
  summary: 'No workload and no CronJob is named like the exporter of a database.',
  rationale: 'Two objects of one name are one: Flux would apply the second over the first.',
  check: forEachWorkload(({ name, path, workload: { exporter }, workloads, cronJobs }) => {
    const made = exporterName(name)
    if (exporter === undefined || ![...namesOf(workloads), ...namesOf(cronJobs)].includes(made)) return []
    return [
      {
        path: [...path, 'exporter'],
        message: `the exporter of ${name} is the Deployment ${made}, and there is one of that name`,
        impact: 'two objects of one name are one: Flux applies the second over the first',
        fix: `rename the other ${made}`,
      },
    ]
  }),
}
