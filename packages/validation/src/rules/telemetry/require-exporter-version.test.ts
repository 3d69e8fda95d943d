import { change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireExporterVersion } from './require-exporter-version.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image']

const withTag = (tag: string) =>
  change('spoke DaemonSet node-exporter', IMAGE, (image: string) => image.replace(/:[^:]*$/, tag))

testRule(requireExporterVersion, {
  valid: [{ name: 'another release of the recorded line', changes: [withTag(':v1.12.9')] }],
  invalid: [
    {
      name: 'a release without recorded metrics',
      changes: [withTag(':v1.9.0')],
      findings: [{ severity: 'warning' }],
    },
  ],
})
