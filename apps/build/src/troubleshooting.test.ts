import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS } from '@fleet/doctor'
import { describe, expect, it } from 'vitest'
import { parseArguments } from './cli/parse-arguments.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/troubleshooting.md'), 'utf8')

const ids = CHECKS.map(({ id }) => id)

describe('docs/troubleshooting.md', () => {
  it('leads to every check by a symptom', () => {
    expect(ids.filter((id) => !page.includes(`[${id}](checks/${id}.md)`))).toEqual([])
  })

  it('begins with the four topics of the requirements, each with a line of doctor', () => {
    const topics = page.split(/^## /m).slice(1, 5)
    expect(topics).toHaveLength(4)
    for (const topic of topics) expect(topic).toMatch(/^```sh\npnpm doctor .*\n```$/m)
  })

  it('names options that doctor has', () => {
    const lines = [...page.matchAll(/^pnpm (doctor[^#\n]*)/gm)].map(([, words = '']) =>
      words.trim().split(/ +/),
    )
    expect(lines.length).toBeGreaterThan(5)
    for (const words of lines) expect(parseArguments(words)).toMatchObject({ kind: 'run' })
  })
})
