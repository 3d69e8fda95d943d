import { describe, expect, it } from 'vitest'
import { change, refusedBy } from '../../testing/sample-trees.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image']

const withTag = (tag: string) =>
  change('spoke DaemonSet node-exporter', IMAGE, (image: string) => image.replace(/:[^:]*$/, tag))

describe('require-exporter-version', () => {
  it('refuses a release whose metrics nobody recorded', async () => {
    expect(await refusedBy(withTag(':v1.9.0'))).toEqual(['require-exporter-version'])
  })

  it('lets each release of the recorded line be', async () => {
    expect(await refusedBy(withTag(':v1.12.9'))).toEqual([])
  })
})
