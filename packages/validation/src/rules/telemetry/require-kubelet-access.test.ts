import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/committed-trees.ts'

const KUBELET = ['data', 'config.yaml', 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0]

describe('require-kubelet-access', () => {
  it.each(['authorization', 'honor_timestamps'])(
    'refuses a scrape of the kubelet without %s',
    async (key) => {
      expect(
        await refusedBy(unset('spoke ConfigMap otel-collector-*', [...KUBELET, 'authorization'])),
      ).toEqual(['require-kubelet-access'])
    },
  )
})
