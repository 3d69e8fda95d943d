import { COLLECTOR_VERSION } from '../../schemas/versions.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireCollectorVersion: Rule = {
  id: 'require-collector-version',
  summary:
    'A collector runs the release whose components its configuration was checked by, in a distribution that has them all.',
  rationale:
    'Components are renamed, changed and removed between releases, which come every two weeks; the distribution for Kubernetes has no Prometheus remote write.',
  fix: 'Run a release of that line, or raise the modules in tools/derive/collector/go.mod and run `pnpm derive:types`.',
  check: inEachRuntime((_, { image, owner, location }) => {
    const [, version] = /:v?(\d+\.\d+)\.\d+(?:@|$)/.exec(image) ?? []
    const isWhole = !/opentelemetry-collector-k8s|opentelemetry-collector:|opentelemetry-collector-otlp/.test(
      image,
    )
    if (version === COLLECTOR_VERSION && isWhole) return []
    return [
      {
        location: location('image'),
        message: `${owner} runs ${image}, and its configuration was checked as one of ${COLLECTOR_VERSION} with all components`,
        impact: 'a component may be unknown there, or named otherwise: the collector then does not start',
        fix: `run opentelemetry-collector-contrib of the line ${COLLECTOR_VERSION}`,
      },
    ]
  }),
}
