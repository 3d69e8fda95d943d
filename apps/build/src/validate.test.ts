import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleet } from '@fleet/validation/fixtures'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from './disk/testing/scratch.ts'
import { inventoryModule, runProgram } from './testing/run-program.ts'
import { exitCodeOfValidation } from './cli/validation.ts'
import { parseReport } from './testing/parse-report.ts'

/** The trees of the inventory, in a folder of their own. */
const built = async () => {
  const folder = scratchFolder()
  const out = join(folder, 'clusters')
  const inventory = inventoryModule(folder, fleet)
  await runProgram('build', '--inventory', inventory, '--out', out)
  return { out, inventory }
}

const SERVICE = 'oracle-k3s/telemetry/kube-state-metrics.yaml'
const OBJECT = 'oracle-k3s Service monitoring/kube-state-metrics'

/** Trees in which a person has misspelt the name of a port. */
const withLoosePort = async () => {
  const trees = await built()
  const file = join(trees.out, SERVICE)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('targetPort: http-metrics', 'targetPort: htp-metrics'))
  return {
    ...trees,
    file,
    line: text.split('\n').findIndex((line) => line.includes('targetPort: http-metrics')) + 1,
  }
}

const suppression = (object: string): string =>
  `- rule: no-missing-port\n  object: ${object}\n  reason: the port comes with the next release\n`

describe('pnpm validate', () => {
  test('reports nothing for built trees', async () => {
    const { out } = await built()
    const { code, stdout } = await runProgram('validate', out)
    expect(stdout).toMatch(/^checked: .+\nnothing found in \d+ files of 2 clusters/)
    expect(code).toBe(0)
  })

  test('shows a person’s error with its line, and exits with 1', async () => {
    const { out, file, line } = await withLoosePort()
    const { code, stdout } = await runProgram('validate', out)
    expect(code).toBe(1)
    expect(stdout).toContain(`error ${file}:${line}:`)
    expect(stdout).toMatch(/^ +\d+ │ +targetPort: htp-metrics\n +│ +\^$/m)
    expect(stdout).toContain(OBJECT)
  })

  test('gives the same as JSON', async () => {
    const { out, file, line } = await withLoosePort()
    const { code, stdout } = await runProgram('validate', '--format', 'json', out)
    expect(code).toBe(1)
    expect(parseReport(stdout)).toMatchObject({
      version: 1,
      ok: false,
      clusters: ['homelab', 'oracle-k3s'],
      findings: [
        {
          rule: 'no-missing-port',
          severity: 'error',
          object: OBJECT,
          location: { kind: 'file', file, line },
        },
      ],
    })
  })

  test('reports of one cluster only its own findings', async () => {
    const { out } = await withLoosePort()
    expect(await runProgram('validate', '--cluster', 'homelab', out)).toMatchObject({ code: 0 })
    expect(await runProgram('validate', '--cluster', 'oracle-k3s', out)).toMatchObject({ code: 1 })
    const unknown = await runProgram('validate', '--cluster', 'homelap', out)
    expect(unknown).toMatchObject({ code: 2 })
    expect(unknown.stderr).toContain('did you mean "homelab"?')
  })

  test('applies suppressions, and reports one without effect', async () => {
    const { out } = await withLoosePort()
    const file = join(out, 'suppressions.yaml')
    writeFileSync(file, suppression(OBJECT))
    expect(await runProgram('validate', out)).toMatchObject({ code: 0 })
    appendFileSync(file, suppression('oracle-k3s Service monitoring/gone'))
    const { code, stdout } = await runProgram('validate', out)
    expect(code).toBe(1)
    expect(stdout).toContain(`error ${file}:5:3 (no-missing-suppression-target)`)
    expect(stdout).toContain('object: oracle-k3s Service monitoring/gone')
  })

  test('of no trees cannot check', async () => {
    const { code, stdout, stderr } = await runProgram('validate', '--format', 'json', scratchFolder())
    expect(code).toBe(2)
    expect(stderr).toContain('holds no trees')
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('holds no trees') },
    })
  })

  test('explains a rule, and suggests one for an unknown name', async () => {
    const { code, stdout } = await runProgram('validate', '--explain', 'no-missing-port')
    expect(code).toBe(0)
    expect(stdout).toContain('# no-missing-port')
    const unknown = await runProgram('validate', '--explain', 'no-missing-prt')
    expect(unknown).toMatchObject({ code: 2 })
    expect(unknown.stderr).toContain('did you mean "no-missing-port"?')
  })
})

describe('a build', () => {
  test('applies the same suppressions, and neither writes nor reports their file', async () => {
    const { out, inventory } = await built()
    const file = join(out, 'suppressions.yaml')
    writeFileSync(file, '# none today\n')
    const good = await runProgram('build', '--inventory', inventory, '--out', out)
    expect(good).toMatchObject({ code: 0 })
    expect(good.stdout).not.toContain('suppressions.yaml')
    writeFileSync(file, suppression(OBJECT))
    const runs = ['build', 'check'].map((command) =>
      runProgram(command, '--inventory', inventory, '--out', out),
    )
    for (const { code, stderr } of await Promise.all(runs)) {
      expect(code).toBe(1)
      expect(stderr).toContain(`error ${file}:2:3 (no-missing-suppression-target)`)
      expect(stderr).toContain('object: oracle-k3s Service monitoring/kube-state-metrics')
    }
    expect(readFileSync(file, 'utf8')).toBe(suppression(OBJECT))
  })
})

test('a rule that fails itself is no clean result', () => {
  const coverage = {
    checked: { objects: 0, queries: 0, configurations: 0 },
    unknownKinds: new Map<string, number>(),
    openNamespaces: new Map<string, string[]>(),
    notChecked: [{ kind: 'failed', rules: ['valid-object'], reason: 'out of range' }],
    notRendered: [],
  } as const
  expect(exitCodeOfValidation({ findings: [], coverage })).toBe(2)
})
