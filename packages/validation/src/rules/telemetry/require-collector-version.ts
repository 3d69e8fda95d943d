import { COLLECTOR_VERSION } from '../../schemas/versions.ts'
import { inEachRuntime } from '../in-each-collector.ts'
import type { Rule } from '../rule.ts'

export const requireCollectorVersion: Rule = {
  id: 'require-collector-version',
  demands:
    'A collector runs the release whose components its configuration was judged by, in a distribution that has them all.',
  why: 'Components are renamed, changed and removed between releases, which come every two weeks; the distribution for Kubernetes has no Prometheus remote write.',
  example: {
    refused: 'image: …/opentelemetry-collector-contrib:0.158.0',
    accepted: 'image: …/opentelemetry-collector-contrib:0.160.0',
  },
  mend: 'Run a release of that line, or raise the modules in tools/derive/collector/go.mod and run `pnpm derive:types`.',
  judge: inEachRuntime((_, { image, owner, spot }) => {
    const [, version] = /:v?(\d+\.\d+)\.\d+(?:@|$)/.exec(image) ?? []
    const isWhole = !/opentelemetry-collector-k8s|opentelemetry-collector:|opentelemetry-collector-otlp/.test(
      image,
    )
    if (version === COLLECTOR_VERSION && isWhole) return []
    return [
      {
        at: spot('image'),
        what: `${owner} runs ${image}, and its configuration was judged as one of ${COLLECTOR_VERSION} with all components`,
        consequence:
          'a component may be unknown there, or named otherwise: the collector then does not start',
        mend: `run opentelemetry-collector-contrib of the line ${COLLECTOR_VERSION}`,
      },
    ]
  }),
}
