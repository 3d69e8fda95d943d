/** The versions of Node that run TypeScript without an option. */
export const SUPPORTED_NODE = { range: '^22.18.0 || >=23.6.0', words: '22.18 or later' } as const
