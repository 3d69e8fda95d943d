import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { sampleCluster, sampleFleetInput, SAMPLE_RECIPIENTS } from '@fleet/model/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endOf, inventoryModule, runProgram, type Ended } from '../testing/run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'secret-'))
const out = join(folder, 'clusters')
const bin = join(folder, 'bin')
const seen = join(folder, 'seen.json')
const PASSWORD = 'correct horse battery'
const VALUES = JSON.stringify({ user: 'me', password: PASSWORD })
const GRAFANA = 'hub/monitoring/grafana-admin'
const FILE = join(out, 'hub/secrets/monitoring.grafana-admin.yaml')

const fleetWith = (recipients: readonly string[]) => {
  const input = sampleFleetInput()
  const cloudflared = { token: { secret: 'tunnel', key: 'token' } }
  const secrets = { tunnel: { namespace: 'cloudflare', keys: { token: 'the token of the tunnel' } } }
  return {
    ...input,
    clusters: {
      hub: sampleCluster(1, { secretsFrom: { type: 'sops', recipients: [...recipients] } }),
      spoke: sampleCluster(2, {
        cloudflared,
        secrets,
        secretsFrom: { type: 'external-secrets', store: { name: 'vault' } },
      }),
      bare: sampleCluster(3, { cloudflared, secrets }),
    },
  }
}

/** Stands for sops: it takes the same arguments, replaces each value, and keeps what it was given for the test. */
const STAND_IN = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs')
const secret = JSON.parse(readFileSync(0, 'utf8'))
writeFileSync(process.env.SEEN, JSON.stringify({ args: process.argv, env: process.env, values: secret.stringData }))
const recipients = process.argv.find((one) => one.startsWith('--age=')).slice(6).split(',')
const cipher = 'ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]'
const stringData = Object.fromEntries(Object.keys(secret.stringData).map((key) => [key, cipher]))
const age = recipients.map((recipient) => ({ recipient, enc: '' }))
const lines = Object.entries({ ...secret, stringData }).map(([key, value]) => key + ': ' + JSON.stringify(value))
process.stdout.write([...lines, 'sops: ' + JSON.stringify({ age, mac: cipher, version: '3.13.2' })].join('\\n') + '\\n')
`

const secret = (
  input: string,
  args: readonly string[],
  path = `${bin}${delimiter}${process.env['PATH']}`,
): Promise<Ended> => {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '../start.js'),
      'secret',
      ...args,
      `--inventory=${join(folder, 'inventory.ts')}`,
      `--out=${out}`,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, PATH: path, SEEN: seen, NO_COLOR: '1' } },
  )
  child.stdin.end(input)
  return endOf(child)
}

const build = () =>
  runProgram(
    'build',
    '--inventory',
    inventoryModule(folder, fleetWith(SAMPLE_RECIPIENTS.slice(0, 2))),
    '--out',
    out,
  )

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

beforeAll(() => {
  mkdirSync(bin)
  writeFileSync(join(bin, 'sops'), STAND_IN, { mode: 0o755 })
})

afterAll(() => rmSync(folder, { recursive: true }))

const stateOf = async (id: string) => {
  const { stdout } = await secret('', ['--json'])
  return (JSON.parse(stdout) as { cluster: string; namespace: string; name: string; state: string }[]).find(
    ({ cluster, namespace, name }) => `${cluster}/${namespace}/${name}` === id,
  )?.state
}

describe('secret', () => {
  test('is what a build names for a Secret that is missing', async () => {
    const { code, stdout, stderr } = await build()
    expect(code, stderr).toBe(0)
    expect(stdout).toContain(`missing; to make it: \`pnpm fleet secret ${GRAFANA}\``)
  })

  test('lists where each Secret comes from, and which file is missing', async () => {
    const { code, stdout } = await secret('', [])
    expect(code).toBe(0)
    expect(stdout).toContain(
      `monitoring/grafana-admin: missing; to make it: \`pnpm fleet secret ${GRAFANA}\``,
    )
    expect(stdout).toContain('cloudflare/tunnel: token from spoke/cloudflare/tunnel, property token')
    expect(stdout).toContain('bare: made by kubectl')
  })

  test.each([
    ['a value that is missing', 'user=me', [GRAFANA], 'no value is given for password'],
    ['a Secret that nothing reads', VALUES, ['hub/monitoring/grafana-admim'], 'grafana-admin'],
    ['a Secret of External Secrets', VALUES, ['spoke/cloudflare/tunnel'], 'put the value into the store'],
    ['a cluster without recipients', VALUES, ['bare/cloudflare/tunnel'], 'secretsFrom'],
  ])('refuses %s, and writes nothing', async (_, input, args, message) => {
    const before = filesBelow(out)
    const { code, stdout, stderr } = await secret(input, args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stdout + stderr).not.toContain(PASSWORD)
    expect(filesBelow(out)).toEqual(before)
  })

  test('says how to get sops where it is not installed', async () => {
    const { code, stderr } = await secret(VALUES, [GRAFANA], join(folder, 'nothing'))
    expect(code).toBe(2)
    expect(stderr).toContain('sops is not installed')
    expect(stderr).toContain('install sops 3.10 or later')
  })

  test('encrypts the values for the recipients, and shows them to nothing but the standard input of sops', async () => {
    const { code, stdout, stderr } = await secret(VALUES, [GRAFANA])
    expect(code, stderr).toBe(0)
    const { values, args, env } = JSON.parse(readFileSync(seen, 'utf8')) as Record<string, unknown>
    expect(values).toEqual({ user: 'me', password: PASSWORD })
    expect(args).toContain(`--age=${SAMPLE_RECIPIENTS.slice(0, 2).join(',')}`)
    expect(JSON.stringify([args, env])).not.toContain(PASSWORD)
    expect(stdout + stderr).not.toContain(PASSWORD)
    for (const file of filesBelow(out)) expect(readFileSync(file, 'utf8'), file).not.toContain(PASSWORD)
    expect(await stateOf(GRAFANA)).toBe('encrypted')
  })

  test('leaves a file that a build keeps, and that passes every check', async () => {
    const before = readFileSync(FILE, 'utf8')
    const built = await build()
    expect(built.code, built.stderr).toBe(0)
    expect(built.stderr).toBe('')
    expect(readFileSync(FILE, 'utf8')).toBe(before)
    const { code, stderr } = await runProgram('validate', out)
    expect(code, stderr).toBe(0)
  })

  test('is followed by a warning once the recipients of the inventory are others', async () => {
    inventoryModule(folder, fleetWith(SAMPLE_RECIPIENTS.slice(0, 1)))
    const { code, stderr } = await runProgram(
      'build',
      '--inventory',
      join(folder, 'inventory.ts'),
      '--out',
      out,
    )
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('require-recipients')
    expect(stderr).toContain(SAMPLE_RECIPIENTS[1])
  })

  test('does not replace a file that holds more than the fleet knows of', async () => {
    const text = readFileSync(FILE, 'utf8')
    writeFileSync(FILE, text.replace('"user":', '"other":'))
    const { code, stderr } = await secret(VALUES, [GRAFANA])
    expect(code).toBe(2)
    expect(stderr).toContain('sops edit')
    expect(await stateOf(GRAFANA)).toBe('incomplete')
  })
})
