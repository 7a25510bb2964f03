"""The people of a town that does not exist."""

import unicodedata
from dataclasses import dataclass

TOWN = "Saint-Aubin-les-Vignes"
POSTCODE = "71999"

FIRST_NAMES = """
Agathe Aïcha Alain Amélie André Anne Antoine Arnaud Aurélie Baptiste Béatrice
Benoît Brigitte Camille Catherine Cécile Chantal Christelle Christian Claire
Clément Colette Corinne Cyril Damien Danièle David Delphine Denis Dominique
Édith Éléonore Élise Élodie Émile Émilie Éric Estelle Étienne Fabien Fatima
Florence François Françoise Frédéric Gaëlle Geneviève Geoffroy Gérard Gilles
Guillaume Hélène Hervé Hugo Inès Irène Isabelle Jacqueline Jean-Luc Jean-Marc
Jérôme Joëlle Josiane Julien Karim Laëtitia Laurent Léa Léon Loïc Lucie Lydie
Manon Marcel Marguerite Marie-Claude Marie-Thérèse Martine Mathilde Maxime
Mélanie Mireille Monique Nadège Nathalie Nicolas Noémie Odile Olivier Pascal
Patricia Philippe Raphaël Raymonde Régis Rémi Roland Sabine Samira Sébastien
Séverine Solène Sophie Stéphane Suzanne Sylvain Thérèse Thibault Valérie
Véronique Victor Vincent Yann Yvette Zoé
""".split()

LAST_NAMES = """
Aubry Auclair Baudouin Béchard Berthelot Besançon Blanchet Boisseau Bonnefoy
Bouchard Bourgeois Brénot Brossard Cabanel Carré Chambon Charpentier Chauvin
Chevrier Clavel Clément Colombet Cormier Coutançon Crépin Dalibert Daubigné
Delorme Descombes Desvignes Doucet Dubreuil Dufresne Dumontier Dupré Durieux
Fauchon Fèvre Fleuriot Forestier Fourneau Gauthier Gendrot Gérardin Gillet
Girardot Grandjean Grosjean Guénard Guérin Hébrard Hernandez Hurier Jacquemin
Jaillet Joblot Labarthe Lachaume Lamoureux Langeron Laplanche Lavigne Lebœuf
Lecomte Lefèvre Lhéritier Loriot Magnien Maréchal Marmier Masson Meunier
Michaudet Montchanin Morizot Mugnier Naudin Nectoux Nguyen Ollivier Pacaud
Pelletier Perraudin Pétillot Picard Poncet Prévost Prudhon Quillot Rabatel
Ravier Rebillard Renaudin Ribeiro Rougeot Roussel Sauvageot Seguin Tardieu
Thévenard Thévenot Tissier Traoré Vachet Valentin Vaudelin Verdier Vincenot
""".split()

STREETS = """
rue des Vendanges|rue du Pressoir|place de la Halle|rue de l'Église|chemin des
Murgers|impasse du Lavoir|rue Jules-Ferry|avenue de la Gare|rue des Tonneliers|
route de Mâcon|rue du Clos-Saint-Aubin|allée des Cerisiers|rue Haute|quai du
Canal|chemin du Calvaire|rue de la Fontaine-aux-Dames
""".replace("\n", " ").strip().split("|")

VILLAGES = [
    (POSTCODE, TOWN),
    (POSTCODE, TOWN),
    (POSTCODE, TOWN),
    (POSTCODE, TOWN),
    ("71998", "Varennes-le-Bas"),
    ("71997", "Montcreux"),
]


def plain(text):
    """Without accents, as banks and e-mail addresses write it."""
    text = text.replace("œ", "oe").replace("Œ", "OE")
    marks = unicodedata.normalize("NFD", text)
    return "".join(c for c in marks if not unicodedata.combining(c))


@dataclass
class Person:
    first: str
    last: str
    email: str = ""
    street: str = ""
    postcode: str = POSTCODE
    city: str = TOWN
    company: str = ""
    siren: str = ""

    def name(self):
        return self.company or f"{self.first} {self.last}"

    def address(self):
        return f"{self.street}, {self.postcode} {self.city}"

    def as_the_bank_writes(self):
        if self.company:
            return plain(self.company).upper()
        return plain(f"{self.last} {self.first}").upper()


class Town:
    """Makes people, no two of the same name."""

    def __init__(self, dice):
        self.dice = dice
        self.taken = set()

    def person(self):
        dice = self.dice
        while True:
            first = dice.one_of(FIRST_NAMES)
            last = dice.one_of(LAST_NAMES)
            if first != last and (first, last) not in self.taken:
                break
        self.taken.add((first, last))
        name = plain(f"{first}.{last}").lower()
        host = dice.one_of(["example.org", "example.com", "example.net"])
        street = dice.one_of([s.strip() for s in STREETS])
        postcode, city = dice.one_of(VILLAGES)
        street = f"{dice.between(1, 96)} {' '.join(street.split())}"
        return Person(first, last, f"{name}@{host}", street, postcode, city)

    def people(self, count):
        return [self.person() for _ in range(count)]
