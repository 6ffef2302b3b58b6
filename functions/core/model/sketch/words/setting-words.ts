/** Words for where, when, in which weather, in which colours and how: English first, then a little German, French and Spanish. */
export const colourValues = {
  red: "#d1402f",
  crimson: "#a81e3c",
  orange: "#e8762b",
  gold: "#e0a526",
  yellow: "#f5cb3d",
  lime: "#9fcb3b",
  green: "#4a9a4f",
  emerald: "#1f8a63",
  teal: "#1f8f92",
  turquoise: "#3fc1c0",
  cyan: "#4cc9e8",
  blue: "#3a6fd0",
  navy: "#22366f",
  indigo: "#43409f",
  purple: "#7d4bb5",
  violet: "#8f5fd6",
  lavender: "#b9a5e2",
  magenta: "#cf3f93",
  pink: "#f08fb0",
  peach: "#f8b48c",
  coral: "#f2785c",
  brown: "#865636",
  beige: "#dcc7a2",
  cream: "#f5ead0",
  white: "#f6f3ec",
  silver: "#bcc4cc",
  grey: "#868b92",
  black: "#2b2a30",
} as const;
export type ColourName = keyof typeof colourValues;

export const colourWords: Readonly<Record<ColourName, string>> = {
  red: "red scarlet ruby reddish rot rote roter rotes roten rouge rouges rojo roja rojos rojas",
  crimson: "crimson burgundy maroon",
  orange: "orange orangefarben naranja ginger amber",
  gold: "gold golden goldene goldener goldenes goldenen dore doree dorado dorada",
  yellow: "yellow gelb gelbe gelber gelbes gelben jaune jaunes amarillo amarilla",
  lime: "lime chartreuse",
  green: "green grun grune gruner grunes grunen vert verte verts vertes verde verdes olive mint",
  emerald: "emerald",
  teal: "teal",
  turquoise: "turquoise turkis turquesa aqua aquamarine",
  cyan: "cyan",
  blue: "blue azure blau blaue blauer blaues blauen bleu bleue bleus bleues azul azules cobalt",
  navy: "navy",
  indigo: "indigo",
  purple: "purple lila purpur pourpre morado morada",
  violet: "violet violett violette violeta",
  lavender: "lavender lilac",
  magenta: "magenta fuchsia",
  pink: "pink rosa rosafarben",
  peach: "peach salmon",
  coral: "coral",
  brown: "brown braun braune brauner braunes braunen brun marron chestnut chocolate tan",
  beige: "beige sandy",
  cream: "cream ivory",
  white:
    "white weiss weisse weisser weisses weissen blanc blanche blancs blanches blanco blanca albino",
  silver: "silver silbern silberne argent plateado",
  grey: "grey gray grau graue grauer graues grauen gris grise grises",
  black: "black schwarz schwarze schwarzer schwarzes schwarzen noir noire noirs noires negro negra",
};

export const placeWords = {
  meadow:
    "meadow|field|patch|grass|grassland|prairie|countryside|pasture|hill|valley|wiese|feld|prairie|champ|campo|pradera|park",
  forest: "forest|wood|woods|woodland|grove|wald|foret|bosque|taiga",
  jungle: "jungle|rainforest|swamp|dschungel|selva|bamboo",
  sea: "sea|ocean|waves|wave|bay|harbor|harbour|port|meer|ozean|mer|ocean|mar|oceano|fjord|coast",
  beach:
    "beach|shore|seaside|island|strand|insel|plage|ile|playa|isla|tropical island|tropical|coastline",
  lake: "lake|pond|river|stream|lagoon|see|teich|fluss|lac|riviere|lago|rio|waterfall|reflection",
  mountains:
    "mountain|mountains|peak|alps|summit|cliff|canyon|berg|berge|gebirge|montagne|montagnes|montana|montanas|volcano",
  desert: "desert|dune|dunes|sahara|sand|wuste|desierto|savanna|savannah|oasis|wild west",
  city: "city|town|street|skyline|downtown|rooftop|tokyo|paris|london|berlin|new york|metropolis|stadt|strasse|ville|rue|ciudad|calle|alley|cyberpunk|neon city|market",
  village: "village|hamlet|dorf|pueblo|farm",
  snow: "snowfield|arctic|antarctica|tundra|glacier|iceberg|north pole|south pole|ice|eis|glace|hielo",
  space: "space|outer space|galaxy|universe|cosmos|nebula|milky way|weltraum|espace|espacio|orbit",
  moonscape: "on the moon|lunar|moon surface|mars|alien planet|on mars",
  deep: "underwater|under the sea|under water|deep sea|ocean floor|coral reef|reef|seabed|aquarium|unter wasser|sous la mer|sous l eau|bajo el agua|bajo el mar",
  clouds: "in the clouds|above the clouds|among clouds|cloudscape|heaven|in the sky",
  garden: "garden|flowerbed|flower field|garten|jardin|orchard|blumenwiese|wildflowers",
  table:
    "table|kitchen|still life|window|windowsill|room|indoors|cafe|breakfast|tisch|kuche|stillleben|mesa|cocina|cuisine|nature morte|desk|shelf|bedroom|library",
} as const;
export type Place = keyof typeof placeWords;

export const timeWords = {
  dawn: "dawn|sunrise|daybreak|early morning|morning|morgen|morgens|sonnenaufgang|aube|matin|lever de soleil|amanecer|manana",
  day: "day|daytime|afternoon|daylight|tag|jour|dia|sunny day",
  noon: "noon|midday|mittag|midi|mediodia|bright day",
  sunset:
    "sunset|golden hour|sundown|evening|sonnenuntergang|abend|abends|coucher de soleil|soir|atardecer|puesta de sol|evening light",
  dusk: "dusk|twilight|blue hour|gloaming|dammerung|crepuscule|crepusculo|anochecer",
  night:
    "night|midnight|nighttime|moonlight|moonlit|starry|nacht|nachts|mitternacht|nuit|minuit|noche|medianoche|nocturnal|nocturne|starlit",
} as const;
export type Time = keyof typeof timeWords;

export const weatherWords = {
  clear: "clear|cloudless|sunny|sonnig|ensoleille|soleado",
  cloudy:
    "cloudy|overcast|bewolkt|nuageux|nublado|clouds|cloud|wolken|wolke|nuages|nuage|nubes|nube",
  rain: "rain|rainy|raining|drizzle|shower|regen|regnet|pluie|lluvia|wet|rainstorm|monsoon",
  storm:
    "storm|thunderstorm|thunder|lightning|stormy|tempest|sturm|gewitter|blitz|orage|tempete|tormenta|rayo",
  snow: "snow|snowing|snowy|snowfall|snowflake|blizzard|schnee|schneit|neige|nieve|nevada",
  fog: "fog|foggy|mist|misty|haze|hazy|nebel|brume|brouillard|niebla",
  wind: "wind|windy|breeze|breezy|gust|vent|viento|sturmisch",
} as const;
export type Weather = keyof typeof weatherWords;

export const seasonWords = {
  spring:
    "spring|springtime|fruhling|printemps|primavera|blossom|blooming|cherry blossom|cherry blossoms|sakura|kirschbluten|april|easter",
  summer: "summer|summertime|sommer|ete|verano|july|august",
  autumn:
    "autumn|fall|autumnal|herbst|automne|otono|october|november|fall leaves|autumn leaves|thanksgiving|halloween",
  winter:
    "winter|wintry|hiver|invierno|frost|frosty|frozen|icy|december|january|christmas|xmas|weihnachten|noel|navidad",
} as const;
export type Season = keyof typeof seasonWords;

export const styleWords = {
  watercolour:
    "watercolour|watercolor|aquarelle|aquarell|acuarela|watercolours|watercolors|wash|gouache wash",
  ink: "ink|pen and ink|ink drawing|line art|lineart|pen drawing|etching|engraving|tusche|encre|tinta|black and white drawing|linework|crosshatching",
  pencil:
    "pencil|graphite|sketch|charcoal|drawing|doodle|bleistift|crayon a papier|lapiz|skizze|kohle|zeichnung|dessin|dibujo",
  pastel:
    "pastel|pastels|chalk|soft pastel|kreide|pastell|crayon|crayons|children s book|wax crayon",
  oil: "oil|oil painting|oil paint|impressionist|impressionism|impasto|van gogh|monet|olgemalde|peinture a l huile|oleo|acrylic|painterly|expressionist|brush strokes|brushstrokes|painting|gemalde|starry night style",
  pixel: "pixel|pixel art|pixelart|8 bit|8bit|16 bit|16bit|retro game|pixelated|game sprite|voxel",
  neon: "neon|neon sign|synthwave|vaporwave|cyberpunk|glowing|retrowave|outrun|neon lights",
  noir: "noir|film noir|black and white|monochrome|silhouette|high contrast|schwarzweiss|noir et blanc|blanco y negro|comic noir|woodcut|linocut",
  blueprint: "blueprint|schematic|technical drawing|cyanotype|bauplan|diagram|patent drawing",
  papercut:
    "paper cut|papercut|paper cutout|cut paper|paper craft|papercraft|origami|scherenschnitt|papier decoupe|diorama|layered paper|collage|cutout",
  minimal:
    "minimal|minimalist|minimalism|flat|flat design|vector|simple|minimalistisch|minimaliste|minimalista|clean|bauhaus|icon|logo",
  woodblock:
    "woodblock|ukiyo e|ukiyoe|japanese print|hokusai|japanese|risograph|screen print|screenprint|poster|vintage poster|travel poster|retro poster|art deco|vintage|retro",
  comic:
    "comic|pop art|comic book|cartoon|manga|anime|halftone|graphic novel|warhol|lichtenstein|sticker",
  mosaic: "mosaic|stained glass|mosaik|vitrail|vidriera|tiles|glasmalerei|church window",
  lowpoly: "low poly|lowpoly|polygonal|geometric|cubist|cubism|facets|crystal|faceted",
  stitch:
    "embroidery|embroidered|cross stitch|knitted|knit|felt|wool|tapestry|gestickt|broderie|bordado|textile|quilt",
  storybook:
    "storybook|illustration|gouache|picture book|bilderbuch|whimsical|digital art|concept art|photo|photograph|photorealistic|realistic|cinematic|3d|render|hyperrealistic|clay|claymation",
} as const;
export type StyleName = keyof typeof styleWords;

export const moodWords = {
  calm: "calm|peaceful|serene|quiet|tranquil|cozy|cosy|relaxing|ruhig|gemutlich|paisible|tranquilo|zen|gentle|soft",
  happy:
    "happy|joyful|cheerful|fun|funny|bright|vibrant|colorful|colourful|bunt|frohlich|joyeux|feliz|alegre|party|playful",
  sad: "sad|melancholy|melancholic|lonely|gloomy|traurig|triste|somber|bleak|grey day|nostalgic",
  spooky:
    "spooky|scary|haunted|creepy|eerie|dark|horror|ghostly|halloween|gruselig|unheimlich|sinister|gothic|evil",
  dreamy:
    "dreamy|magical|magic|fantasy|enchanted|fairytale|fairy tale|surreal|mystical|ethereal|dream|wonderland|marchenhaft|magisch|magique|magico|psychedelic",
} as const;
export type MoodName = keyof typeof moodWords;

export const celestialWords = {
  moon: "moon|full moon|crescent|crescent moon|half moon|mond|vollmond|lune|pleine lune|luna|luna llena|blood moon|halbmond|supermoon|lua",
  sun: "sun|sunshine|sonne|soleil|sol|sunlight|sunbeam|sunburst",
  stars:
    "star|stars|starlight|starry sky|starry night|sterne|stern|etoile|etoiles|estrella|estrellas|constellation|sternenhimmel|meteor shower",
  planet: "planet|planets|saturn|jupiter|planeten|planete|planetes|planeta|planetas|earth",
  aurora:
    "aurora|northern lights|aurora borealis|polarlicht|aurore boreale|aurora boreal|nordlicht|polar lights",
  rainbow: "rainbow|regenbogen|arc en ciel|arcoiris|arco iris",
  comet:
    "comet|shooting star|meteor|falling star|komet|sternschnuppe|comete|etoile filante|cometa|estrella fugaz",
  clouds: "clouds|cloud|fluffy clouds",
} as const;

/** Nouns that only carry a colour: "under a pink sky". */
export const tintWords = {
  sky: "sky|himmel|ciel|cielo|heavens|horizon|background|backdrop|hintergrund|fond|fondo",
  land: "ground|grass|hills|hill|field|meadow|boden|sol|suelo|floor|leaves|earth|dunes|sand",
  water: "water|sea|ocean|lake|river|wasser|eau|agua|waves|meer|mer|mar",
} as const;
