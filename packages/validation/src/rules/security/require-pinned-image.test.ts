import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const

describe('require-pinned-image', () => {
  it.each([
    'registry.example:5000/app:latest',
    'registry.example:5000/app',
    'registry.example/app@sha256:e39ee8da',
    'registry.example/app:',
  ])('refuses %s', async (image) => {
    expect(await refusedBy(set('spoke Deployment it-tools', IMAGE, image))).toEqual(['require-pinned-image'])
  })
})
