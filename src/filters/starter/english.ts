import { words } from './words.js';

/** Swear words and slurs; not what is an ordinary word or a name as well, as dick and cock are. */
export const ENGLISH = words(`
  fuck*, *fuck, *fucker*, *fucking*, motherfuck*, mofo, fuk, fukin, fuking, fck, fcking, fcker, fcuk, fvck, phuck*, phuk,
  fking, fkn, fxck, shit*, bullshit*, dipshit*, horseshit, batshit*, apeshit, shyt, sht, ass, asses, asshole*, arse,
  arsehole*, asshat*, asswipe*, dumbass*, fatass*, lardass*, jackass*, smartass*, bitch*, sonofabitch, biatch*, btch,
  beotch, cunt, kunt, cocksuck*, cock suck*, dickhead*, dickface*, dickwad, suck my dick, dicksuck*, dick pic,
  nigger*, nigga*, nigr, faggot*, fag, fagot*, retard, retarded, libtard*, fucktard*, whore*, slut*, skank*, manwhore,
  twat, wank, wanker*, wanking, tosser, bellend, knobhead*, bollocks, bugger off, bastard*, pussy, pussies, cum,
  cumshot*, cumming, jizz*, dildo*, blowjob*, blow job, handjob*, rimjob*, porn*, kike, spic, chink, gook, paki, tranny,
  trannies, shemale*, wetback*, raghead*, towelhead*, beaner, jigaboo, kys, kill yourself, kill urself, go kys,
  go die, stfu, gtfo
`);

export const ENGLISH_INNOCENT = words(`
  shitake, shittim, niggard, spic and span, spick and span, chink in the armor, chink in the armour, chinks in the, chinks of light, chink of light, fag end,
  magna cum, cum laude, cum grano, pussy willow, pussycat, pussy cat, pussyfoot, retardant, bastardize, bastardise,
  jackass penguin, laughing jackass, wild ass, scunthorpe, penistone, cockfosters, twatt, fagin, porntip
`);
