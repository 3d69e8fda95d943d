import type { Rule } from '../rule/rule.ts'
import { CATALOGUES } from '../../catalog/metrics/index.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'

export const requireExporterVersion: Rule = {
  id: 'require-exporter-version',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'An exporter runs a release of the line whose metrics the catalogue records.',
  rationale:
    'Releases add, rename and drop metrics. The rules check each query against the metrics of the recorded release.',
  fix: 'Run a release of that line, or record the metrics of the new one with tools/derive/catalogues.',
  check: inEachRun((run, report) => {
    const { image = '' } = run.container
    const [, name, line] = /^([^@]+):v?(\d+\.\d+)[^:@]*(?:@.*)?$/.exec(image) ?? []
    const recorded = name === undefined ? undefined : VERSIONS.get(name)
    if (recorded === undefined || recorded.startsWith(`${line}.`)) return
    report({
      location: run.location('image'),
      message: `${containerText(run)} runs ${image}, and the catalogue records the metrics of ${recorded}`,
      impact: 'a query may use a metric or a label that this release does not have',
      fix: `run a release of the line of ${recorded}, or record the metrics of this one`,
    })
  }),
}

/** The recorded version by image. The collector has a rule of its own, which concerns its configuration, too. */
const VERSIONS: ReadonlyMap<string, string> = new Map(
  Object.values(CATALOGUES)
    .filter(({ exporter }) => exporter !== 'otel-collector')
    .flatMap(({ images, version }) => images.map((image): [string, string] => [image, version])),
)
