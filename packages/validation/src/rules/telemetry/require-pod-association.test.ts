import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

describe('require-pod-association', () => {
  it('refuses a path that is parsed but never moved to the resource, as on 2026-02-22', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'receivers', 'file_log', 'operators', 2, 'to'], 'attributes["k8s.pod.uid"]'),
      ),
    ).toEqual(['require-pod-association'])
  })

  it('refuses a move of what the expression does not name', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'receivers', 'file_log', 'operators', 2, 'from'], 'attributes.id'),
      ),
    ).toEqual(['require-pod-association'])
  })

  it('refuses a log pipeline that looks for no pod', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'service', 'pipelines', 'logs', 'processors'], ['resource']),
        unset(CONFIG, [...KEY, 'processors', 'k8s_attributes']),
      ),
    ).toEqual(['require-pod-association'])
  })
})
