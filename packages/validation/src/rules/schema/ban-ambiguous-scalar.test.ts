import { describe, expect, it } from 'vitest'
import { readManifest } from '../../tree/reading/read-manifest.ts'
import { validate } from '../../validate.ts'

const findingsIn = async (data: string) => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: apps\ndata:\n${data}\n`
  const file = { path: 'workloads/settings.yaml', ...readManifest(new TextEncoder().encode(text)) }
  const { findings } = await validate([{ cluster: 'hub', files: [file] }])
  return findings
}

const aboutScalars = async (data: string) =>
  (await findingsIn(data)).filter(({ rule }) => rule === 'ban-ambiguous-scalar')

describe('ban-ambiguous-scalar', () => {
  it.each(['enabled: yes', 'enabled: off', 'enabled: y', 'count: 1_000', 'time: 1:20', 'day: 2026-11-24'])(
    'refuses %s, which Flux reads as another value',
    async (line) => {
      const [finding, ...others] = await findingsIn(`  ${line}`)
      expect(finding).toMatchObject({ rule: 'ban-ambiguous-scalar', location: { line: 7, column: 3 } })
      expect(others).toEqual([])
    },
  )

  it('refuses a key that is true in YAML 1.1 and a text in YAML 1.2', async () => {
    expect(await findingsIn("  on: 'push'")).toMatchObject([{ rule: 'ban-ambiguous-scalar' }])
  })

  it.each(["enabled: 'yes'", 'enabled: "off"', 'text: |\n    on\n    off', 'sentence: yes and no'])(
    'accepts %s',
    async (line) => {
      expect(await aboutScalars(`  ${line}`)).toEqual([])
    },
  )
})
