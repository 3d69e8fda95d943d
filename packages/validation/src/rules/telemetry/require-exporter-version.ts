import type { Rule } from '../rule.ts'
import { CATALOGUES } from '../../catalog/metrics/index.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'

export const requireExporterVersion: Rule = {
  id: 'require-exporter-version',
  severity: 'warning',
  summary: 'An exporter runs a release of the line whose metrics are recorded here.',
  rationale:
    'Metrics are added, renamed and dropped between releases: each query was checked by what the recorded one yields.',
  example: {
    refused: 'image: quay.io/prometheus/node-exporter:v1.9.0   # and the metrics of 1.12.1 are recorded',
    accepted: 'image: quay.io/prometheus/node-exporter:v1.12.1',
  },
  fix: 'Run a release of that line, or record the metrics of the new one with tools/derive/catalogues.',
  check: inEachRun((run) => {
    const [, name, line] = /^([^@]+):v?(\d+\.\d+)[^:@]*(?:@.*)?$/.exec(run.container.image ?? '') ?? []
    const recorded = name === undefined ? undefined : VERSIONS.get(name)
    if (recorded === undefined || recorded.startsWith(`${line}.`)) return []
    return [
      {
        location: run.location('image'),
        message: `${containerText(run)} runs ${run.container.image}, and the metrics of ${recorded} are recorded`,
        impact: 'a query may ask for a metric or a label that this release does not have',
        fix: `run a release of the line of ${recorded}, or record the metrics of this one`,
      },
    ]
  }),
}

/** The recorded version by image. The collector has a rule of its own, for its configuration hangs on it too. */
const VERSIONS: ReadonlyMap<string, string> = new Map(
  Object.values(CATALOGUES)
    .filter(({ exporter }) => exporter !== 'otel-collector')
    .flatMap(({ images, version }) => images.map((image): [string, string] => [image, version])),
)
