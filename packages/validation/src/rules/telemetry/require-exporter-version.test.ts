import { change } from '../../testing/sample-trees.ts'
import { requireExporterVersion } from './require-exporter-version.ts'
import { testRule } from '../../testing/test-rule.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image']

const withTag = (tag: string) =>
  change('spoke DaemonSet node-exporter', IMAGE, (image: string) => image.replace(/:[^:]*$/, tag))

testRule(requireExporterVersion, {
  valid: [{ name: 'lets each release of the recorded line be', changes: [withTag(':v1.12.9')] }],
  invalid: [{ name: 'a release whose metrics nobody recorded', changes: [withTag(':v1.9.0')] }],
})
