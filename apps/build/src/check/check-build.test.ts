import { composeFleet } from '../compose/compose-fleet.ts'
import { sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { checkBuild } from './check-build.ts'

describe('checkBuild', () => {
  it('names the file of a finding where the build writes it', async () => {
    const [hub, ...spokes] = composeFleet(sampleFleet())
    const files = hub?.files.filter(({ path }) => path !== 'sources/namespaces.yaml') ?? []
    const { findings } = await checkBuild(
      {
        trees: [...(hub ? [{ ...hub, files }] : []), ...spokes],
        out: 'clusters-of-this-test',
        plan: { trees: [], findings: [] },
        decisions: { suppressions: [], charts: [] },
        accepted: [],
      },
      false,
    )
    expect(findings.length).toBeGreaterThan(0)
    expect(
      findings.every(
        ({ location }) =>
          location.kind === 'file' && location.file.startsWith(`clusters-of-this-test/${hub?.cluster}/`),
      ),
    ).toBe(true)
  })
})
