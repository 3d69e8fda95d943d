// Grafana's packages read these while they load: this module is imported before them.

export type ThemeName = 'dark' | 'light'

const THEME_KEY = 'preview.theme'

/** Of the address, or as a person last chose it. */
const chosenTheme = (): ThemeName => {
  const theme = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(THEME_KEY)
  return theme === 'light' ? 'light' : 'dark'
}

export const rememberTheme = (theme: ThemeName): void => localStorage.setItem(THEME_KEY, theme)

export const THEME: ThemeName = chosenTheme()

Object.assign(globalThis, {
  __grafana_public_path__: '/public/',
  grafanaBootData: {
    assets: { dark: '', light: '' },
    navTree: [],
    settings: {
      buildInfo: { version: '13.2.3', commit: '', env: 'production' },
      featureToggles: {},
      appSubUrl: '',
    },
    user: { theme: THEME, lightTheme: THEME === 'light', timezone: 'browser', orgRole: 'Viewer' },
  },
})
