import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsRandomWord, secretForm } from './secret-forms.ts'

test.each([
  ['a token of GitHub', `ghp_${'a'.repeat(36)}`],
  ['a token of GitHub', `github_pat_${'a'.repeat(60)}`],
  ['a token of GitLab', `glpat-${'a'.repeat(20)}`],
  ['a key of AWS', `AKIA${'A'.repeat(16)}`],
  ['a key of Google', `AIza${'a'.repeat(35)}`],
  ['a token of Slack', `xoxb-${'1'.repeat(12)}`],
  ['a key of Anthropic', `sk-ant-api03-${'a'.repeat(40)}`],
  ['a key of OpenAI', `sk-proj-${'a'.repeat(40)}`],
  ['a key of Stripe', `sk_live_${'a'.repeat(24)}`],
  ['a token of npm', `npm_${'a'.repeat(36)}`],
  ['a token of Grafana', `glsa_${'a'.repeat(32)}`],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
  ['a private key', '-----BEGIN PGP PRIVATE KEY BLOCK-----'],
  ['a URL with a password', 'postgres://user:hunter2@database/app'],
  ['the hash of a password', `$2b$10$${'a'.repeat(53)}`],
  ['the hash of a password', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'],
  ['the hash of a password', '$6$rounds=5000$saltsalt$hashhash'],
])('%s is known by its form', (kind, text) => {
  expect(secretForm(`it is ${text}.`)).toBe(kind)
})

test.each([
  'postgres://user:PASSWORD@database:5432/app',
  'https://user@example.org/',
  'registry.example:5000/team/app:1.0.0',
  `registry.example/app@sha256:${'0f3a'.repeat(16)}`,
  'https://n8n.example.org/webhook/6f9619ff-8b86-d011-b42d-00c04fc964ff',
  '6F9619FF-8B86-D011-B42D-00C04FC964FF',
  'https://example.org/a/B1/c/D2/e/F3/index.html',
  'SHA256SUMS-v1.2.3-rc1_linux_amd64',
  '*/5 0-6 1,15 * 1-5',
  'Asia/Shanghai',
  'America/Argentina/Buenos_Aires',
  '-Xmx512m -XX:ReservedCodeCacheSize=240m -XX:+UseStringDeduplication',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
  'n8n-nodes-base.executeCommand,n8n-nodes-base.readWriteFile2',
  'com.example.services.v2.RequestHandlerFactory',
  'kube-prometheus-stack-88.5.3',
  'host=database port=5432 sslmode=disable',
  '3f9a1c0d5b7e',
  'the token that `tailscale lock` prints, in base64',
  'K8sClusterNodeNotListed5mAgo',
  '/var/lib/rancher/k3s/server/node-token',
])('%s is no secret', (text) => {
  expect(secretForm(text)).toBeUndefined()
  expect(holdsRandomWord(text)).toBe(false)
})

test('most random words of a token’s length are known', () => {
  const words = fc.sample(fc.stringMatching(/^[A-Za-z0-9]{32}$/), { numRuns: 300, seed: 1 })
  expect(words.filter(holdsRandomWord).length).toBeGreaterThan(250)
})

test('no name of small letters, digits and dashes is taken for one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]([-a-z0-9.]{20,60}[a-z0-9])$/), (name) => {
      expect(holdsRandomWord(name)).toBe(false)
    }),
  )
})
