import type { Cluster } from '../fleet/cluster.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable, namesOf } from './readable.ts'
import { contested, type Claim } from './unique.ts'

const claimsOf = (name: string, { probes }: Cluster): readonly Claim[] =>
  eachReadable(entriesOf(probes), ([probe, stated]) => [
    {
      value: typeof stated === 'string' ? stated : stated.url,
      owner: probe,
      path: ['clusters', name, 'probes', probe],
    },
  ])

export const uniqueProbe: InventoryRule = {
  id: 'unique-probe',
  summary: 'A cluster asks a URL by one probe.',
  rationale:
    'The label `instance` of a probe is its URL. Two of one URL give each series twice, and the duplicates make Prometheus refuse requests.',
  check: (fleet) =>
    eachReadable(entriesOf(fleet.clusters), ([name, cluster]) =>
      contested(claimsOf(name, cluster)).map(({ first, again }) => ({
        path: again.path,
        message: `the probes ${first.owner} and ${again.owner} of cluster ${name} both ask ${again.value}`,
        impact: 'each of its series exists twice',
        fix: 'remove one of the two',
      })),
    ),
}

export const requireProbeImage: InventoryRule = {
  id: 'require-probe-image',
  summary: 'A fleet with `probes` states the image of the blackbox exporter.',
  rationale:
    'The program that asks the URLs runs in each cluster that has some, at a version that you choose.',
  check: ({ clusters, versions }) =>
    versions.images.blackboxExporter === undefined
      ? eachReadable(entriesOf(clusters), ([name, { probes }]) =>
          probes === undefined || namesOf(probes).length === 0
            ? []
            : [
                {
                  path: ['clusters', name, 'probes'],
                  message: `cluster ${name} has probes, and versions.images has no blackboxExporter`,
                  impact: 'nothing asks their URLs',
                  fix: "add blackboxExporter: 'quay.io/prometheus/blackbox-exporter:v0.28.0' to versions.images",
                },
              ],
        )
      : [],
}
