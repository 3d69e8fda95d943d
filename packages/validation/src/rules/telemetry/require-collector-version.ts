import { COLLECTOR_VERSION } from '../../schemas/versions.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireCollectorVersion: Rule = {
  id: 'require-collector-version',
  ownSeverity: 'info',
  summary: 'A collector runs the release that its configuration is checked against, with all its components.',
  rationale:
    'Releases rename, change and remove components every two weeks. The distribution for Kubernetes has no Prometheus remote write.',
  fix: 'Run a release of that line, or raise the modules in tools/derive/collector/go.mod and run `pnpm derive:types`.',
  check: inEachRuntime((_, { image, owner, location }, report) => {
    const [, version] = /:v?(\d+\.\d+)\.\d+(?:@|$)/.exec(image) ?? []
    if (version === COLLECTOR_VERSION && !LESS.test(image)) return
    report({
      location: location('image'),
      message: `${owner} runs ${image}, and its configuration is checked against ${COLLECTOR_VERSION} with all components`,
      impact: 'a component may be unknown there or have another name: the collector then does not start',
      fix: `run opentelemetry-collector-contrib of the line ${COLLECTOR_VERSION}`,
    })
  }),
}

/** Distributions without some of the components. */
const LESS = /opentelemetry-collector-k8s|opentelemetry-collector:|opentelemetry-collector-otlp/
