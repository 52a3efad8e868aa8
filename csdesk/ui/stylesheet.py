"""The stylesheet's template: `$names` are tokens. A widget takes a look by its dynamic property `look`."""

STYLESHEET = """
QToolTip { color: $ink; background: $panel; border: 1px solid $line; padding: 4px 8px; font-size: ${small_size}px; }
QMainWindow, QDialog { background: $page; }
QWidget#rail { background: $rail; border-right: 1px solid $line; }

QLabel[look="title"] { font-size: ${title_size}px; font-weight: 600; color: $ink; }
QLabel[look="brand"] { font-size: ${brand_size}px; font-weight: 700; color: $ink; }
QLabel[look="heading"] { font-size: ${heading_size}px; font-weight: 600; color: $ink; }
QLabel[look="figure"] { font-size: ${figure_size}px; font-weight: 600; color: $ink; }
QLabel[look="picture"] { color: $muted; background: $muted_ground; border: 1px solid $line; border-radius: 6px; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { font-size: ${small_size}px; color: $muted; }
QLabel[look="good"] { font-size: ${small_size}px; color: $good; }
QLabel[look="warning"] { font-size: ${small_size}px; color: $warning; }
QLabel[look="bad"] { font-size: ${small_size}px; color: $bad; }

QFrame[look="card"] { background: $panel; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="card"]:focus { border: 1px solid $accent; }
QFrame[look="notice"] { background: $panel; border: 1px solid $muted; border-radius: 8px; }
QFrame[look="capture"] { background: $panel; border: 1px solid $accent; border-radius: ${radius}px; }
QLineEdit[look="capture"] { font-size: ${brand_size}px; padding: 8px 6px; border: none; background: transparent; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLabel[chip="muted"], QLabel[chip="good"], QLabel[chip="warning"], QLabel[chip="bad"], QLabel[chip="accent"] {
  font-size: ${small_size}px; font-weight: 600; border-radius: ${round}px; padding: 1px 11px;
  border: 1px solid transparent; }
QLabel[chip="muted"] { color: $muted; background: $muted_ground; }
QLabel[chip="good"] { color: $good; background: $good_ground; }
QLabel[chip="warning"] { color: $warning; background: $warning_ground; }
QLabel[chip="bad"] { color: $bad; background: $bad_ground; }
QLabel[chip="accent"] { color: $accent; background: $selection; }
QLabel[chip]:focus { border: 1px solid $accent; }

QPushButton { color: $ink; background: $panel; border: 1px solid $line; border-radius: 6px; padding: 7px 14px; }
QPushButton:hover { background: $muted_ground; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 1px solid $accent; outline: none; background: $selection; }
QPushButton:disabled { color: $muted; background: $page; }
QPushButton[look="primary"] { color: $on_accent; background: $accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; padding: 6px 13px; }
QPushButton[look="primary"]:disabled { color: $muted; background: $muted_ground; border: 1px solid $line; }
QPushButton[look="quiet"] { color: $accent; background: transparent; border: 1px solid transparent; padding: 4px 8px; }
QPushButton[look="quiet"]:hover { background: $selection; }
QPushButton[look="quiet"]:focus { border: 1px solid $accent; }
QPushButton[look="quiet"]:disabled { color: $muted; }
QPushButton[look="share"] { color: $muted; background: transparent; border: 1px solid transparent; padding: 3px 8px;
  font-size: ${small_size}px; border-radius: ${round}px; text-align: left; }
QPushButton[look="share"][shared="true"] { color: $accent; font-weight: 600; }
QPushButton[look="share"]:hover { background: $muted_ground; }
QPushButton[look="share"]:focus { border: 1px solid $accent; }
QPushButton[look="toggle"] { color: $muted; background: transparent; border: 1px solid $line; border-radius: ${round}px;
  padding: 2px 10px; font-size: ${small_size}px; }
QPushButton[look="toggle"]:hover { background: $muted_ground; }
QPushButton[look="toggle"]:checked { color: $accent; background: $selection; border: 1px solid $selection; }
QPushButton[look="toggle"]:focus { border: 1px solid $accent; }
QPushButton[look="person"] { text-align: left; padding: 5px 12px; border-radius: 8px; font-size: ${small_size}px; }
QPushButton[look="person"][gap="true"] { color: $bad; border: 1px solid $bad; }
QPushButton[look="person"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton[look="icon"] { background: transparent; border: 1px solid transparent; padding: 4px; border-radius: 6px; }
QPushButton[look="icon"]:hover { background: $muted_ground; }
QPushButton[look="icon"]:focus { border: 1px solid $accent; }
QPushButton[look="rail"] { text-align: left; background: transparent; border: 1px solid transparent;
  padding: 8px 12px; border-radius: 8px; }
QPushButton[look="rail"]:hover { background: $muted_ground; }
QPushButton[look="rail"]:checked { color: $accent; background: $selection; font-weight: 600; }
QPushButton[look="rail"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QComboBox { color: $ink; placeholder-text-color: $muted; background: $panel;
  border: 1px solid $line; border-radius: 6px; padding: 6px 8px;
  selection-background-color: $selection; selection-color: $ink; }
QTextEdit[look="text"] { color: $ink; background: transparent; border: 1px solid transparent; border-radius: 6px; }
QTextEdit[look="text"]:focus { border: 1px solid $accent; }
QSplitter::handle { background: transparent; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border: 1px solid $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled { color: $muted; background: $page; }
QLineEdit[quiet="true"], QPlainTextEdit[quiet="true"], QComboBox[quiet="true"] {
  background: transparent; border: 1px solid transparent; }
QLineEdit[quiet="true"]:hover, QPlainTextEdit[quiet="true"]:hover, QComboBox[quiet="true"]:hover {
  border: 1px solid $line; }
QLineEdit[quiet="true"]:focus, QPlainTextEdit[quiet="true"]:focus, QComboBox[quiet="true"]:focus {
  background: $panel; border: 2px solid $accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 1px solid $bad; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {
  border: 2px solid $bad; }
QLineEdit[look="search"] { border-radius: 8px; padding: 8px 10px; }
QLineEdit[look="search"]:focus { padding: 7px 9px; }
QComboBox QLineEdit, QComboBox QLineEdit:hover, QComboBox QLineEdit:focus { background: transparent; border: none;
  padding: 0; }
QLineEdit[look="title"] { font-size: ${title_size}px; font-weight: 600; padding: 2px 8px 2px 0; }
QLineEdit[look="title"]:focus { padding: 1px 7px; }
QLineEdit[look="strong"] { font-weight: 600; }
QLineEdit[gone="true"] { color: $muted; }
QLineEdit[keeping="true"], QPlainTextEdit[keeping="true"], QComboBox[keeping="true"] { color: $muted; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { padding: 4px; }
QComboBox QAbstractItemView::item { padding: 5px 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $selection; color: $ink; }
QComboBox::drop-down { border: none; width: ${arrow}px; }
QComboBox::down-arrow { image: none; }
QAbstractItemView { color: $ink; background: $panel; border: 1px solid $line; outline: none;
  selection-background-color: $selection; selection-color: $ink; }
*[found="true"] { background: $selection; border-radius: 6px; }
QListWidget[look="found"] { border-radius: 8px; padding: 4px; }
QListWidget[look="found"]::item { padding: 6px 8px; border-radius: 4px; }
QListWidget[look="found"]::item:selected { background: $selection; color: $ink; }
QListWidget[look="days"] { border: none; }
QListWidget[look="days"]::item { padding: 4px 8px; border-radius: 4px; }

QWidget[look="window"] { background: $page; }
QListWidget[look="contents"] { background: transparent; border: none; }
QListWidget[look="contents"]::item { padding: 5px 8px; border-radius: 6px; }
QListWidget[look="contents"]::item:disabled { color: $muted; padding: 12px 8px 3px 8px; font-size: ${small_size}px; }
QListWidget[look="contents"]::item:hover:!disabled { background: $muted_ground; }
QListWidget[look="contents"]::item:selected { background: $selection; color: $accent; }
QTextBrowser[look="guide"] { color: $ink; background: $panel; border: 1px solid $line; border-radius: ${radius}px;
  selection-background-color: $selection; selection-color: $ink; }
QTextBrowser[look="guide"]:focus { border: 1px solid $accent; }

QTableView { background: $panel; border: none; gridline-color: $line; }
QTableView::item { padding: 0 10px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $selection; color: $ink; }
QTableView::item:focus { border: none; border-bottom: 1px solid $line; }
QHeaderView { background: $panel; border: none; }
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }
QLineEdit[look="cell"] { border-radius: 0; padding: 0 8px; }
QHeaderView::section { color: $muted; background: $panel; border: none; border-bottom: 1px solid $line;
  padding: 8px 13px; font-size: ${small_size}px; }
QHeaderView::section:hover { color: $ink; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { color: $muted; background: transparent; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; background: $selection; }

QMenuBar { color: $ink; background: $rail; border-bottom: 1px solid $line; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; }
QMenu { color: $ink; background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $muted_ground; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""
