/** Light, dark and high contrast, from what Word says of its own theme and what the system says. */
import { createDarkTheme, createLightTheme, teamsHighContrastTheme, type BrandVariants, type Theme } from '@fluentui/react-components'

/** A teal ramp around the colour of the icons (#0f5c66 at 70). */
const brand: BrandVariants = {
  10: '#010405', 20: '#05191c', 30: '#06292e', 40: '#06363c', 50: '#09434a', 60: '#0c5058', 70: '#0f5c66', 80: '#146b76',
  90: '#267a86', 100: '#3a8a96', 110: '#4f99a5', 120: '#66a9b3', 130: '#7eb9c2', 140: '#98c9d0', 150: '#b3d9de', 160: '#d0e9ec',
}

const light: Theme = createLightTheme(brand)
// Fluent's dark ramp is made for darker brands: links and buttons need the lighter steps to stay above 4.5:1.
const dark: Theme = { ...createDarkTheme(brand), colorBrandForeground1: brand[130], colorBrandForeground2: brand[140], colorBrandForegroundLink: brand[130], colorBrandForegroundLinkHover: brand[140], colorBrandForegroundLinkPressed: brand[120], colorCompoundBrandForeground1: brand[130], colorCompoundBrandStroke: brand[120] }

export type Scheme = 'light' | 'dark' | 'contrast'

/** What Office tells of its theme; every member may be missing (Word on the web has been silent). */
export interface OfficeThemeHint { isDarkTheme?: boolean; bodyBackgroundColor?: string }

/** Luminance below one half: a dark background. Null when the colour cannot be read. */
function isDarkColour(colour: string | undefined): boolean | null {
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour ?? '')
  if (hex === null) return null
  const [r, g, b] = hex.slice(1).map((part) => parseInt(part, 16) / 255)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.5
}

export function schemeOf(hint: OfficeThemeHint | undefined, system: { dark: boolean; forced: boolean }): Scheme {
  if (system.forced) return 'contrast'
  const office = hint?.isDarkTheme ?? isDarkColour(hint?.bodyBackgroundColor)
  return (office ?? system.dark) ? 'dark' : 'light'
}

export const themeOf: Record<Scheme, Theme> = { light, dark, contrast: teamsHighContrastTheme }
