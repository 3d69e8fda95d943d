import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/committed-trees.ts'

describe('require-pinned-image', () => {
  it('refuses an image that floats', async () => {
    expect(
      await refusedBy(
        set(
          'hub Deployment calibre-web',
          ['spec', 'template', 'spec', 'containers', 0, 'image'],
          'registry.example:5000/app:latest',
        ),
      ),
    ).toEqual(['require-pinned-image'])
  })

  it('refuses an image without a tag', async () => {
    expect(
      await refusedBy(
        set(
          'hub Deployment calibre-web',
          ['spec', 'template', 'spec', 'containers', 0, 'image'],
          'registry.example:5000/app',
        ),
      ),
    ).toEqual(['require-pinned-image'])
  })
})
